import { onCleanup, onMount } from 'solid-js';
import { render } from 'solid-js/web';
import { mount } from 'yieldcast/app';
import 'yieldcast/style.css';
import { count, sound } from '../sketches.js';

const Sketch = (props: { id: string; source: string }) => {
  const place = (<div id={props.id} />) as HTMLDivElement;
  onMount(() => {
    const app = mount(place, { source: props.source, autorun: true });
    onCleanup(() => void app.then((mounted) => mounted.destroy()));
  });
  return place;
};

render(
  () => (
    <>
      <Sketch id="count" source={count} />
      <Sketch id="sound" source={sound} />
    </>
  ),
  document.getElementById('root') as HTMLElement,
);
