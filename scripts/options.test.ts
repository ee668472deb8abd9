import { describe, expect, test } from 'vitest';
import { demoOptions } from './demo-options.mjs';

describe('the options of npm run demo', () => {
  test('have defaults', () => {
    expect(demoOptions([])).toEqual({ options: { port: 3000, emulatorPort: 4100, seed: 'demo' } });
  });

  test('are read in both spellings', () => {
    expect(demoOptions(['--port', '8080', '--emulator-port=9000', '--seed', 'demo'])).toEqual({
      options: { port: 8080, emulatorPort: 9000, seed: 'demo' },
    });
  });

  test.each([
    [['--prot', '1'], 'There is no option --prot.'],
    [['3000'], 'There is no option 3000.'],
    [['--constructor', '1'], 'There is no option --constructor.'],
    [['--port'], '--port needs port.'],
    [['--port', '0'], '--port must be a port number from 1 to 65535, not "0".'],
    [['--port', '65536'], '--port must be a port number from 1 to 65535, not "65536".'],
    [['--port', '30e2'], '--port must be a port number from 1 to 65535, not "30e2".'],
    [['--port=1', '--port=2'], '--port is given twice.'],
    [['--emulator-port', '65533'], '--emulator-port must be a port number from 1 to 65532, not "65533".'],
    [['--seed', '../x'], '--seed must be the name of a data set, such as demo or fleet:1000x20, not "../x".'],
    [['--port', '4103'], '--port 4103 is among the ports that the embedded Azure uses (4100 to 4103).'],
  ])('%j is refused in one sentence', (argv, sentence) => {
    const parsed = demoOptions(argv);
    const [first] = 'problem' in parsed ? parsed.problem.split('\n') : [];
    expect(first).toBe(sentence);
  });
});
