import type { Clock } from '../../../contract/clock';
import type { PhotoJob, WholePhoto } from '../../../contract/photo';
import type { FactOutbox } from './fact-outbox';
import type { FolderTrouble } from '../folders/folder-trouble';
import type { HostPace } from './host-pace';
import type { InHand } from './in-hand';
import { hostOf, photoOf } from '../photo-identity';
import type { SaveTarget } from '../saver/save-photo';
import type { Saver } from '../saver/saver';
import type { Verdicts } from './verdicts';

export interface PhotoRunPorts {
  saver: Saver;
  hand: InHand;
  hosts: HostPace;
  outbox: FactOutbox;
  verdicts: Verdicts;
  clock: Clock;
  target(): SaveTarget;
  onFolderTrouble(folder: string, trouble: FolderTrouble): void;
  /** Another photo may be fetched: this one's bytes are whole, or will not come. */
  onConnectionFree(job: PhotoJob): void;
  /** The store knows what became of it. */
  onDone(job: PhotoJob): void;
}

/** Makes what takes one photo from the queue to its record; it resolves when the record is written. */
export function createPhotoRun(ports: PhotoRunPorts): (job: PhotoJob) => Promise<void> {
  const { saver, hand, hosts, outbox, verdicts, clock } = ports;

  return async (job) => {
    const held = hand.take(job);
    const photo = photoOf(job);
    const target = ports.target();
    hosts.started(hostOf(job));
    outbox.mention({ kind: 'photo-started', ...photo, at: clock.now() });
    const freeConnection = () => {
      if (hand.freeConnection(held)) hosts.ended(hostOf(job));
    };
    const onWhole = async (whole: WholePhoto, fetched: boolean) => {
      freeConnection();
      if (fetched) verdicts.whole(job);
      ports.onConnectionFree(job);
      const fact = { kind: 'photo-whole', ...photo, at: clock.now(), whole } as const;
      if (!(await outbox.add(fact))) throw new Error('The record of the photo cannot be written.');
    };

    const outcome = await saver.save(job, target, held.abort.signal, onWhole);
    freeConnection();
    if (outcome.kind === 'folder') ports.onFolderTrouble(target.folder, outcome.trouble);
    const fact = verdicts.of(job, outcome);
    ports.onConnectionFree(job);
    if (!(held.left && outcome.kind === 'stopped')) await outbox.add(fact);
    hand.drop(held);
    ports.onDone(job);
  };
}
