/** The models that sketches use, of which the browser keeps those that it has loaded. No part of what apps begin with. */
export const loadModelStore = () => import('.');
