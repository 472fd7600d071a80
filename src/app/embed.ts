import { defineElement } from './element';

export { mount } from './load-mount';

defineElement();
