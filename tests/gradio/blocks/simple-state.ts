import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const cart = yc.State<string[]>([]);
  const items = yc.CheckboxGroup(['bread', 'milk', 'pears'], { label: 'Items' });
  yc.Button('Add').click((items, cart) => [...cart, ...items], [items, cart], cart);
  cart.change((cart) => cart.length, cart, yc.Number({ label: 'In the cart' }));
});
