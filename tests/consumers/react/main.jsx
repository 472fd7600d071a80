import { StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { mount } from 'yieldcast/app';
import 'yieldcast/style.css';
import { count, sound } from '../sketches.js';

const Sketch = ({ id, source }) => {
  const place = useRef(null);
  useEffect(() => {
    const app = mount(place.current, { source, autorun: true });
    return () => void app.then((mounted) => mounted.destroy());
  }, [source]);
  return <div id={id} ref={place} />;
};

// Strict mode mounts, removes and mounts again: the next app is there before the first one has come and gone.
createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Sketch id="count" source={count} />
    <Sketch id="sound" source={sound} />
  </StrictMode>,
);
