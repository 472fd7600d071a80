import { readArguments, UsageError } from './arguments';
import { help } from './help';
import { packageVersion } from './package';

/** Does what a person asks. Resolves to the exit code. */
const run = async (typed: readonly string[]): Promise<number> => {
  const command = readArguments(typed);
  switch (command.name) {
    case 'help':
      process.stdout.write(help);
      return 0;
    case 'version':
      process.stdout.write(`${packageVersion()}\n`);
      return 0;
    case 'serve':
      await (await import('./serve/serve')).serve(command);
      return 0;
    case 'build':
      return (await (await import('./build')).build(command)) ? 0 : 1;
    case 'new':
      await (await import('./new')).begin(command);
      return 0;
  }
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`yieldcast: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
