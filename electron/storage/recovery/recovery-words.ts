import type { Recovered } from './recovered';

/** What was done about a damaged database, for the operator: what happened, and what became of the tasks. */
export function recoveryWords({ tasks, damagedCopy, changesLost }: Recovered): {
  message: string;
  detail: string;
} {
  const { restored, fromBackup, askedAgain, lost } = tasks;
  const parts = [`${restored} tasks restored`];
  if (fromBackup > 0) parts.push(`${fromBackup} of them as a backup has them`);
  if (askedAgain > 0) parts.push(`${askedAgain} will be asked about again`);
  if (lost === null) parts.push('how many were lost is not known');
  else if (lost > 0) parts.push(`${lost} lost: bring their lists in again`);
  if (changesLost > 0) parts.push('the last changes before the end are missing');
  const kept = damagedCopy === null ? '' : ` The damaged file is kept as ${damagedCopy}.`;
  return {
    message: 'The file with your tasks was damaged, and was mended.',
    detail: `${parts.join(' · ')}. Saved photos are not touched.${kept}`,
  };
}
