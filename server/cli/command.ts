import { type ParseArgsConfig, parseArgs } from 'node:util';

/** One operator's command: its help, its options, and what it does. The result is printed as one JSON line. */
export type Command = {
  name: string;
  /** What stands after the name, e.g. `FILE --workspace W`. */
  usage: string;
  help: string;
  options?: NonNullable<ParseArgsConfig['options']>;
  /** How many positional arguments it takes. */
  positionals?: number;
  /** Commands for our own start script are not listed. */
  hidden?: boolean;
  run: (args: {
    values: Record<string, string | boolean | undefined>;
    positionals: string[];
  }) => Promise<unknown>;
};

/** A mistake in how a command was called: printed without a stack. */
export class UsageError extends Error {}

/** Parses what stands after the command's name. Throws UsageError with the command's usage. */
export function readArguments(command: Command, args: string[]): Parameters<Command['run']>[0] {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: command.options ?? {},
      allowPositionals: true,
      strict: true,
    });
    const wanted = command.positionals ?? 0;
    if (positionals.length !== wanted)
      throw new Error(wanted ? `${wanted} argument(s) expected` : 'no argument expected');
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : error}\nUsage: admin ${command.name} ${command.usage}`,
    );
  }
}

/** A required option's text. */
export function required(values: Record<string, string | boolean | undefined>, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}
