import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createViewer } from '../../../src/components/model3d/viewer';
import { fileOf, glb, objCube } from './models';
import { open, pixelsOf } from './models-shown';
import { painted, until } from './shown';

describe('the view', () => {
  test('faces, edges or corners are drawn, and an update switches', async () => {
    const { drawn, setProperties, pixels } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const solid = pixels().drawn;
    setProperties({ label: 'It', displayMode: 'wireframe' });
    await until(() => pixels().drawn < solid / 2);
    const edges = pixels().drawn;
    setProperties({ label: 'It', displayMode: 'point_cloud' });
    await until(() => pixels().drawn < edges / 4 && pixels().drawn > 8);
    setProperties({ label: 'It' });
    await until(() => pixels().drawn === solid);
  });

  test('the background has the colour that it is given', async () => {
    const { drawn, pixels } = await open(fileOf(objCube(), 'cube.obj'), { clearColor: [1, 0, 0, 1] });
    await drawn();
    await until(() => pixels().share === 1 && pixels().red > 1000);
  });

  test('arrow keys turn the model, + and − zoom, and Home shows all of it again', async () => {
    const { drawn, pixels, stage } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const first = pixels();
    stage().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await until(() => pixels().text !== first.text);
    await userEvent.keyboard('{Home}');
    await until(() => pixels().text === first.text);
    await userEvent.keyboard('-----');
    await until(() => pixels().drawn < first.drawn / 2);
    await userEvent.keyboard('+++++');
    await until(() => pixels().drawn > first.drawn * 0.9);
  });

  test('it is turned by dragging, and a button resets it', async () => {
    const { drawn, pixels, stage, screen } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const first = pixels().text;
    const { left, top } = stage().getBoundingClientRect();
    const at = (x: number) => ({ clientX: left + x, clientY: top + 60, pointerId: 1, bubbles: true, button: 0 });
    // Only a pointer that the browser knows can be captured.
    vi.spyOn(stage(), 'setPointerCapture').mockReturnValue();
    vi.spyOn(stage(), 'releasePointerCapture').mockReturnValue();
    stage().dispatchEvent(new PointerEvent('pointerdown', at(50)));
    stage().dispatchEvent(new PointerEvent('pointermove', at(90)));
    stage().dispatchEvent(new PointerEvent('pointerup', at(90)));
    await until(() => pixels().text !== first);
    await screen.getByRole('button', { name: 'Reset It' }).click();
    await until(() => pixels().text === first);
  });

  test('a wheel scrolls the page until the model has been pressed', async () => {
    const { drawn, pixels, stage } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const wheel = () => new WheelEvent('wheel', { deltaY: 300, cancelable: true, bubbles: true });
    const [first, before] = [wheel(), pixels().drawn];
    stage().dispatchEvent(first);
    expect(first.defaultPrevented).toBe(false);
    stage().focus();
    const second = wheel();
    stage().dispatchEvent(second);
    expect(second.defaultPrevented).toBe(true);
    await until(() => pixels().drawn < before);
  });
});

describe('a model that grows', () => {
  const place = () => {
    const stage = document.createElement('div');
    stage.style.cssText = 'inline-size: 300px; block-size: 200px';
    const canvas = document.createElement('canvas');
    stage.append(canvas);
    document.body.append(stage);
    const viewer = createViewer(stage, canvas, () => {});
    onTestFinished(() => {
      viewer.dispose();
      stage.remove();
    });
    const drawnAfter = async (act: () => void) => {
      const { drawings } = viewer.figures();
      act();
      await until(() => viewer.figures().drawings > drawings);
      return viewer.figures();
    };
    const read = (contents: BlobPart) => viewer.read(new File([contents], 'it'));
    return { viewer, canvas, drawnAfter, read };
  };

  test('frees the memory of what it replaces, and keeps its programs', async () => {
    const { viewer, drawnAfter, read } = place();
    const first = await read(objCube());
    const { geometries, programs } = await drawnAfter(() => viewer.show(first));
    for (let size = 2; size < 12; size++) {
      const next = await read(objCube(size));
      await drawnAfter(() => viewer.show(next));
    }
    expect(viewer.figures()).toMatchObject({ geometries, programs });
    const picture = await read(glb());
    await drawnAfter(() => viewer.show(picture));
    expect(viewer.figures().geometries).toBe(geometries);
    const figures = await drawnAfter(() => viewer.clear());
    expect(figures).toMatchObject({ geometries: 0 });
  });

  test('is followed until a person has turned it; then the view stays', async () => {
    const { viewer, drawnAfter, read, canvas } = place();
    const models = [
      await read(objCube(1)),
      await read(objCube(1.5)),
      await read(objCube(1.6)),
      await read(objCube(40)),
    ];
    const [small, larger, large, huge] = models as [never, never, never, never];
    const first = await drawnAfter(() => viewer.show(small));
    const second = await drawnAfter(() => viewer.show(larger));
    expect(second.camera[0] / first.camera[0]).toBeCloseTo(1.5, 3);
    const turned = await drawnAfter(() => viewer.turn(30, 0));
    const third = await drawnAfter(() => viewer.show(large));
    expect(third.camera).toEqual(turned.camera);
    // What would not be seen at all in that view is looked at from the same side.
    const fourth = await drawnAfter(() => viewer.show(huge));
    expect(fourth.camera[0] / turned.camera[0]).toBeGreaterThan(10);
    expect(pixelsOf(canvas).share).toBeGreaterThan(0.1);
  });

  test('is drawn when something changes, and not otherwise', async () => {
    const { viewer, drawnAfter, read } = place();
    const model = await read(objCube());
    await drawnAfter(() => viewer.show(model));
    await painted();
    const { drawings } = viewer.figures();
    for (let i = 0; i < 10; i++) await painted();
    expect(viewer.figures().drawings).toBe(drawings);
  });

  test('is not drawn off the screen, but when it comes back', async () => {
    const { viewer, drawnAfter, read, canvas } = place();
    const stage = canvas.parentElement as HTMLElement;
    const model = await read(objCube());
    await drawnAfter(() => viewer.show(model));
    stage.style.position = 'absolute';
    stage.style.top = '-5000px';
    // The observer tells of it in a frame to come.
    await until(async () => {
      const { drawings } = viewer.figures();
      viewer.turn(10, 0);
      await painted();
      return viewer.figures().drawings === drawings;
    });
    await drawnAfter(() => {
      stage.style.top = '0px';
    });
  });

  test('is drawn again when the browser gives its memory back', async () => {
    const { drawn, canvas, pixels, screen, host } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const before = pixels().text;
    const lost = canvas()?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lost?.loseContext();
    await expect
      .element(screen.getByText('The browser has taken the graphics memory back.', { exact: false }))
      .toBeVisible();
    lost?.restoreContext();
    await until(() => !host.querySelector('.yc-model-lost') && pixels().text === before);
  });
});
