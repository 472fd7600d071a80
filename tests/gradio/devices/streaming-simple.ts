import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const [camera, shown] = yc.Row(() => [
    yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true }),
    yc.Image({ label: 'Shown' }),
  ]);
  camera.stream((frame) => frame, camera, shown, { timeLimit: 15, streamEvery: 0.1 });
});
