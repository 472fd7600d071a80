import {
  Color,
  DirectionalLight,
  HemisphereLight,
  MathUtils,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  Sphere,
  Vector3,
  WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js';
import { applyMode, createLooks, type DisplayMode, disposeOf, dull, isMetal } from './looks';
import { type Model, readModel } from './read-model';

/** Degrees around the vertical axis and from straight above, and the distance; `null` for what is to be chosen. */
export type CameraPosition = readonly [alpha: number | null, beta: number | null, radius: number | null];

export type ViewerOptions = {
  displayMode?: DisplayMode | undefined;
  clearColor?: readonly [number, number, number, number] | undefined;
  cameraPosition?: CameraPosition | undefined;
  zoomSpeed?: number | undefined;
  panSpeed?: number | undefined;
};

/** From the right of the front, and a bit from above. */
const [usualAlpha, usualBeta] = [120, 68];
const field = 40;

/** More pixels are not seen, but take time. */
const mostPixelRatio = 2;

/** How many times larger or smaller than the one before a model may be and still be seen in the same view. */
const farFrom = 4;

/** Whether the processor draws, for want of graphics hardware: what that does in milliseconds takes it ten seconds. */
const isSoftware = (context: WebGL2RenderingContext) => {
  const told = context.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER;
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(context.getParameter(told)));
};

/**
 * Shows one model at a time on a canvas in `stage`, which people turn, move and zoom. It draws when something has changed,
 * and only while it is on the screen.
 *
 * @throws Error if the browser has no WebGL
 */
export const createViewer = (stage: HTMLElement, canvas: HTMLCanvasElement, onLost: (isLost: boolean) => void) => {
  // What is drawn stays readable, for pictures of the app.
  const context = canvas.getContext('webgl2', { antialias: true, alpha: true, preserveDrawingBuffer: true });
  if (!context) throw new Error('There is no WebGL.');
  const renderer = new WebGLRenderer({ canvas, context });
  const isSlow = isSoftware(context);
  const looks = createLooks();
  const scene = new Scene();
  const camera = new PerspectiveCamera(field);
  const sun = new DirectionalLight('#ffffff', 2.2);
  // It goes with the eyes, a bit to the left and above, so that every side is lit.
  sun.position.set(-0.5, 0.8, 1);
  camera.add(sun);
  scene.add(camera, new HemisphereLight('#ffffff', '#8d99a3', 1.5));

  let shown: Model | undefined;
  /** What goes once its successor has been drawn: until then, both share programs that would be compiled again. */
  let gone: Model[] = [];
  let options: ViewerOptions = {};
  let framed = new Sphere();
  let isTouched = false;
  let isSeen = true;
  let isLost = false;
  let frame = 0;
  let drawings = 0;

  // Before the controls listen: a wheel scrolls the page, unless the model has been pressed or is pinched.
  const onWheel = (event: WheelEvent) => {
    if (!stage.matches(':focus, :focus-within') && !event.ctrlKey) event.stopImmediatePropagation();
  };
  stage.addEventListener('wheel', onWheel, { capture: true, passive: true });
  const controls = new OrbitControls(camera, stage);
  // A finger scrolls the page up and down, and turns the model to the sides; two move and zoom it.
  stage.style.touchAction = 'pan-y';
  controls.addEventListener('start', () => {
    isTouched = true;
  });

  const dispose = ({ root }: Model) => {
    scene.remove(root);
    disposeOf(root, looks);
  };
  const draw = () => {
    frame = 0;
    if (isLost || !isSeen || canvas.width < 2) return;
    fitPlanes();
    renderer.render(scene, camera);
    drawings++;
    for (const each of gone) dispose(each);
    gone = [];
  };
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  controls.addEventListener('change', ask);

  /** As near to each other as the model allows: depth has few steps. */
  const fitPlanes = () => {
    const distance = camera.position.distanceTo(framed.center);
    const radius = framed.radius * 1.02;
    camera.near = Math.max(distance - radius, radius / 500);
    camera.far = Math.max(distance + radius, camera.near * 2);
    camera.updateProjectionMatrix();
  };

  /** How far away the camera has to be to see all of a sphere. */
  const distanceOf = ({ radius }: Sphere) => {
    const half = MathUtils.degToRad(field / 2);
    const narrow = Math.min(half, Math.atan(Math.tan(half) * camera.aspect));
    return (radius / Math.sin(narrow)) * 1.04;
  };

  /** Looks at a model from a direction, so that all of it is seen. */
  const lookAt = (sphere: Sphere, direction: Vector3, radius: number | null = null) => {
    framed = sphere;
    controls.minDistance = sphere.radius / 100;
    controls.maxDistance = Math.max(distanceOf(sphere), radius ?? 0) * 20;
    controls.target.copy(sphere.center);
    camera.position.copy(sphere.center).addScaledVector(direction, radius ?? distanceOf(sphere));
    controls.update();
    ask();
  };
  const givenDirection = () => {
    const [alpha, beta] = options.cameraPosition ?? [null, null];
    const [around, above] = [alpha ?? usualAlpha, beta ?? usualBeta].map(MathUtils.degToRad) as [number, number];
    return new Vector3(-Math.cos(around) * Math.sin(above), Math.cos(above), Math.sin(around) * Math.sin(above));
  };
  const reset = () => {
    isTouched = false;
    if (shown) lookAt(shown.sphere.clone(), givenDirection(), options.cameraPosition?.[2] ?? null);
  };

  /** A model in the place of another one keeps the view, if it is to be seen there. */
  const keepView = (model: Model) => {
    const next = model.sphere.clone();
    const ratio = next.radius / framed.radius;
    const isAside = next.center.distanceTo(framed.center) > next.radius + framed.radius;
    if (isTouched && ratio < farFrom && ratio > 1 / farFrom && !isAside) {
      const both = framed.clone().union(next);
      framed = both;
      controls.maxDistance = Math.max(controls.maxDistance, distanceOf(both) * 20);
      return;
    }
    const direction = camera.position.clone().sub(controls.target).normalize();
    lookAt(next, direction, isTouched ? null : (options.cameraPosition?.[2] ?? null));
  };

  const resize = () => {
    const { clientWidth: width, clientHeight: height } = stage;
    if (width === 0 || height === 0) return;
    const before = camera.aspect;
    renderer.setPixelRatio(Math.min(devicePixelRatio, mostPixelRatio));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    looks.points.plain.size = looks.points.coloured.size = 3 * renderer.getPixelRatio();
    if (!isTouched && shown && camera.aspect !== before) reset();
    // A canvas of a new size is empty: it is drawn before the browser paints.
    cancelAnimationFrame(frame);
    draw();
  };
  const sizes = new ResizeObserver(resize);
  sizes.observe(stage);
  const sights = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting ?? true;
    if (isSeen) ask();
  });
  sights.observe(stage);

  const lose = () => {
    isLost = true;
    onLost(true);
  };
  const restore = () => {
    isLost = false;
    onLost(false);
    ask();
  };
  canvas.addEventListener('webglcontextlost', lose);
  canvas.addEventListener('webglcontextrestored', restore);

  let surroundings: WebGLRenderTarget | undefined;
  /** Metal is black where there is nothing to mirror: a room with lamps, made when the first metal comes. */
  const surround = ({ root }: Model) => {
    scene.environment = null;
    if (!isMetal(root)) return;
    if (isSlow) return dull(root);
    if (!surroundings) {
      const generator = new PMREMGenerator(renderer);
      const room = new RoomEnvironment();
      surroundings = generator.fromScene(room, 0.04);
      room.dispose();
      generator.dispose();
    }
    scene.environment = surroundings.texture;
    scene.environmentIntensity = 0.7;
  };

  return {
    /** Rejects with a sentence. */
    read: (file: Blob): Promise<Model> => readModel(file, looks),
    /** Frees a model that is not shown. */
    discard: dispose,
    /** Shows a model in the place of the one before, whose memory is freed. */
    show(model: Model) {
      const before = shown;
      shown = model;
      applyMode(model.root, options.displayMode ?? 'solid', looks);
      surround(model);
      scene.add(model.root);
      if (!before) reset();
      else {
        scene.remove(before.root);
        if (isSeen && !isLost) gone.push(before);
        else dispose(before);
        keepView(model);
      }
      ask();
    },
    clear() {
      if (shown) dispose(shown);
      shown = undefined;
      isTouched = false;
      ask();
    },
    configure(next: ViewerOptions) {
      const isMoved = String(next.cameraPosition) !== String(options.cameraPosition);
      options = next;
      controls.zoomSpeed = next.zoomSpeed ?? 1;
      controls.panSpeed = next.panSpeed ?? 1;
      const [red, green, blue, alpha] = next.clearColor ?? [0, 0, 0, 0];
      renderer.setClearColor(new Color().setRGB(red, green, blue, 'srgb'), alpha);
      if (shown) applyMode(shown.root, next.displayMode ?? 'solid', looks);
      if (isMoved) reset();
      ask();
    },
    reset,
    /** Turns the model by degrees to the right and down. */
    turn(right: number, down: number) {
      isTouched = true;
      controls.rotateLeft(MathUtils.degToRad(right));
      controls.rotateUp(MathUtils.degToRad(down));
    },
    /** Zooms in by a factor. */
    zoom(factor: number) {
      isTouched = true;
      controls.dollyIn(1 / factor);
    },
    /** What tests look at. */
    figures: () => ({
      drawings,
      geometries: renderer.info.memory.geometries,
      textures: renderer.info.memory.textures,
      programs: renderer.info.programs?.length ?? 0,
      camera: camera.position.toArray(),
    }),
    dispose() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      sights.disconnect();
      canvas.removeEventListener('webglcontextlost', lose);
      canvas.removeEventListener('webglcontextrestored', restore);
      stage.removeEventListener('wheel', onWheel, { capture: true });
      controls.dispose();
      for (const each of [...gone, ...(shown ? [shown] : [])]) dispose(each);
      for (const each of looks.all) each.dispose();
      surroundings?.dispose();
      renderer.dispose();
      // Browsers hold few contexts at a time, and free them late.
      renderer.forceContextLoss();
    },
  };
};

export type Viewer = ReturnType<typeof createViewer>;
