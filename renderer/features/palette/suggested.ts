import type { ActionId } from '../../../contract/actions';
import type { AppState, StatusFilter } from '../../../contract/view';

/** As much of the state as tells what is wanted next. */
export type Moment = Pick<AppState, 'checking' | 'counts' | 'history'> & {
  saving: Pick<AppState['saving'], 'problem'>;
};

/**
 * What an operator most likely wants now, first things first: what stopped the work, what needs attention,
 * what was just done, what comes next. Nothing while something is selected: what can be done with that
 * leads the palette by itself.
 */
export function suggestedNow(now: Moment, shown: StatusFilter, selected: number): ActionId[] {
  if (selected > 0) return [];
  const { checking, counts, history, saving } = now;
  const forToken =
    checking.kind === 'stopped' && (checking.reason === 'token' || checking.reason === 'no-token');
  const wanted: [boolean, ActionId][] = [
    [forToken, 'token'],
    [checking.kind === 'paused', 'resume-checks'],
    [saving.problem !== null, 'choose-folder'],
    [counts.attention > 0, shown === 'attention' ? 'export-attention' : 'show-attention'],
    [history.undo !== null, 'undo'],
    [counts.waiting > 0, 'check-now'],
    [counts.all > 0 && counts.waiting === 0, 'export-report'],
    [true, 'open'],
    [counts.all === 0, 'paste-list'],
  ];
  return wanted.flatMap(([isWanted, id]) => (isWanted ? [id] : []));
}
