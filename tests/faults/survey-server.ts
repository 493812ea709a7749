import http from 'node:http';
import { handleSurvey } from '@/server/respond/handle';

// The survey half of the web process, to be killed without warning. Prints its port when it listens.
const server = http.createServer((req, res) => void handleSurvey(req, res));
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
