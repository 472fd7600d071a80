import type { Server } from 'node:http';

/** How many ports are tried, from the one that was asked for on. */
const mostTried = 100;

/** Listens at a port, or at the next one that is free. Resolves to the port. */
export const listenAt = async (server: Server, port: number, host: string): Promise<number> => {
  for (let tried = port; ; tried++) {
    try {
      await listening(server, tried, host);
      const address = server.address();
      return typeof address === 'object' && address ? address.port : tried;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || tried >= Math.min(port + mostTried, 65_535)) throw error;
    }
  }
};

const listening = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
