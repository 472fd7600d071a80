import { installDependencies, root } from './dependencies.mjs';

/** `npm start`: installs what is missing and serves the playground, at an address that it prints. */

await installDependencies();
const { createServer } = await import('vite');
const server = await createServer({ root });
await server.listen();
server.printUrls();
