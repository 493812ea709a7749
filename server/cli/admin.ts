import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { closeAuthPool } from '../auth/database';
import { closePools } from '../db/client';
import { type Command, readArguments, UsageError } from './command';
import { backupDatabase, restoreDatabase } from './commands/backup';
import { loadDemo } from './commands/demo';
import { exportWorkspace } from './commands/export';
import { importInteractionsFile, importResponsesFile } from './commands/import';
import { rebuildRollups, verifyRollups } from './commands/rollup';
import { firstRun, welcome } from './commands/start';
import { createWorkspaceCommand } from './commands/workspace';

const commands: Command[] = [
  createWorkspaceCommand,
  loadDemo,
  verifyRollups,
  rebuildRollups,
  importInteractionsFile,
  importResponsesFile,
  exportWorkspace,
  backupDatabase,
  restoreDatabase,
  firstRun,
  welcome,
];

const [name = '--help', ...rest] = process.argv.slice(2);
const code = await main(name, rest);
// A command may have set one of its own: done, but what it found is bad.
process.exitCode ||= code;
await Promise.all([closePools(), closeAuthPool()]);
process.exit();

/** One JSON line on stdout, everything else on stderr; the exit code tells. */
async function main(commandName: string, args: string[]): Promise<number> {
  const command = commands.find(item => item.name === commandName);
  if (!command) {
    say(overview());
    if (commandName === '--help' || commandName === 'help') return 0;
    say(`\nThere is no command "${commandName}".`);
    return 2;
  }
  if (args.includes('--help')) {
    say(`admin ${command.name} ${command.usage}\n${command.help}`);
    return 0;
  }
  try {
    const result = await command.run(readArguments(command, args));
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    say(sentence(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

// A declaration, for the command runs above before the rest of this file.
function overview(): string {
  return [
    'Usage: npm run --silent admin -- <command>',
    ...commands
      .filter(item => !item.hidden)
      .map(item => `  ${item.name} ${item.usage}\n      ${item.help.split('\n')[0]}`),
  ].join('\n');
}

function sentence(error: unknown): string {
  if (error instanceof AppError)
    return [error.message, ...error.issues.map(issue => `  ${issue.path}: ${issue.message}`)].join('\n');
  if (error instanceof z.ZodError)
    return error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n');
  if (error instanceof Error) return error.cause instanceof Error ? error.cause.message : error.message;
  return String(error);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
