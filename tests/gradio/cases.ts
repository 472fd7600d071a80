export { cases as blocks } from './blocks.cases';
export { cases as chat } from './chat.cases';
export { cases as events } from './events.cases';
export { cases as interface } from './interface.cases';
export { cases as looks } from './looks.cases';
export { cases as media } from './media.cases';
export { cases as nested } from './nested.cases';
export { cases as outputs } from './outputs.cases';
