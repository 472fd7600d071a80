import { defineElement } from './element';

export { mount } from './mount';

defineElement();
