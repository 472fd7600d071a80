import type { Server } from 'node:http';
import { UsageError } from '../arguments';

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
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EACCES')
        throw new UsageError(`You may not listen at port ${tried}. Those from 1024 on are for everybody.`);
      if (/^(?:EADDRNOTAVAIL|ENOTFOUND|EAI_)/.test(code))
        throw new UsageError(`'${host}' is no address of this computer. Give one by --host, or --host alone for all.`);
      if (code !== 'EADDRINUSE' || tried >= Math.min(port + mostTried, 65_535)) throw error;
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
