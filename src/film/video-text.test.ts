/** Films that carry a run: written as the page writes them, and read again. */
import fc from 'fast-check';
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource } from 'mediabunny';
import { expect, test } from 'vitest';
import type { Container } from './codecs.ts';
import { videoOutput } from './video.ts';
import { videoText } from './video-text.ts';

/** What an H.264 decoder is told: nothing here decodes it. */
const AVC = Uint8Array.of(1, 0x42, 0xe0, 0x28, 0xff, 0xe1, 0, 0, 1, 0, 0);
const CODECS = {
  webm: { name: 'vp8', config: { codec: 'vp8', codedWidth: 48, codedHeight: 48 } },
  mp4: { name: 'avc', config: { codec: 'avc1.42e028', codedWidth: 48, codedHeight: 48, description: AVC } },
} as const;

async function filmWith(container: Container, comment: string): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = videoOutput(container, target, { title: 'A film', comment });
  const { name, config } = CODECS[container];
  const source = new EncodedVideoPacketSource(name);
  output.addVideoTrack(source, { frameRate: 10 });
  await output.start();
  for (let i = 0; i < 3; i += 1)
    await source.add(new EncodedPacket(new Uint8Array(900).fill(i), 'key', i / 10, 0.1), {
      decoderConfig: config,
    });
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

const textIn = (film: Uint8Array): string | null => {
  const found = videoText(film, 'raftarium #');
  return found?.isWhole ? new TextDecoder().decode(found.letters) : null;
};
const BOTH = ['webm', 'mp4'] as const;

test.each(BOTH)('a %s gives back its comment, of any length, from its beginning', async (container) => {
  for (const length of [1, 100, 115, 116, 200, 16_000, 17_000, 70_000]) {
    const comment = `raftarium #${'g'.repeat(length)}`;
    const film = await filmWith(container, comment);
    expect(textIn(film)).toBe(comment);
    // All frames come after it.
    expect(textIn(film.subarray(0, film.length - 2700))).toBe(comment);
  }
});

test.each(BOTH)('a %s with another comment, or without one, has no such text', async (container) => {
  for (const comment of ['', 'made elsewhere', 'raftarium', 'x raftarium #'])
    expect(videoText(await filmWith(container, comment), 'raftarium #')).toBeNull();
});

test('letters that are no tag are no text', () => {
  expect(videoText(new TextEncoder().encode('raftarium #run'), 'raftarium #')).toBeNull();
  expect(videoText(new Uint8Array(), 'raftarium #')).toBeNull();
});

test.each(BOTH)('of a damaged %s, what is read is never longer than the file', async (container) => {
  const whole = await filmWith(container, `raftarium #${'run'.repeat(60)}`);
  const damage = fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), { maxLength: 12 });
  fc.assert(
    fc.property(damage, fc.nat(whole.length), (changes, length) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const found = videoText(bytes.subarray(0, length), 'raftarium #');
      expect(found?.letters.length ?? 0).toBeLessThanOrEqual(length);
    }),
    { numRuns: 1500, seed: 21 },
  );
});
