import { expect, test } from 'vitest';
import { blobOf } from '../../../src/app/exported/runner';

test('files inside an exported page come out as they were, whatever their type', async () => {
  for (const type of ['text/plain', 'text/csv;charset=utf-8', '']) {
    const file = new Blob(['größer,\n1'], { type });
    const url = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.readAsDataURL(file);
    });
    const read = blobOf(url);
    expect(await read.text()).toBe('größer,\n1');
    expect(read.type).toBe(type || 'application/octet-stream');
  }
});
