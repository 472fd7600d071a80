import { StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { mount } from 'yieldcast/app';
import 'yieldcast/style.css';
import { count, sound } from '../sketches.js';

const Sketch = ({ id, source }) => {
  const place = useRef(null);
  useEffect(() => {
    // An element of its own: in strict mode, the next app is there before this one has come and gone.
    const element = place.current.appendChild(document.createElement('div'));
    const app = mount(element, { source, autorun: true });
    return () => {
      element.remove();
      app.then((mounted) => mounted.destroy());
    };
  }, [source]);
  return <div id={id} ref={place} />;
};

// Strict mode mounts, removes and mounts again.
createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Sketch id="count" source={count} />
    <Sketch id="sound" source={sound} />
  </StrictMode>,
);
