import { randomBytes } from 'node:crypto';
import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { refuseWithoutConsent } from '../../consent/refuse-without-consent.ts';
import type { InterviewPlace } from '../../schema.ts';
import { contentOf, spokenIn } from '../content.ts';
import type { KeptVersion } from '../kept-version.ts';
import { currentVersion, listVersions } from '../store/versions.server.ts';
import { saveOnTop } from '../use/save-on-top.ts';
import {
  type AskedInterview,
  changedSince,
  enterInterview,
  type TranscriptParts,
} from '../use/transcript-parts.ts';
import {
  changeDraft,
  charactersIn,
  type DraftChanges,
  type DraftContent,
  emptyDraft,
  finishedTurns,
  mostDraftCharacters,
} from './draft.rules.ts';
import { type Draft, holdDraft, listDrafts, removeDrafts, saveDraft } from './drafts.server.ts';
import { isUnchecked } from './unchecked.rules.ts';

/** What there is to write on. */
export type BenchLook = {
  /** The newest version; null while nothing is written out. */
  readonly current: KeptVersion | null;
  /** It is what a machine heard, and nobody has held it against the sound since. */
  readonly isUnchecked: boolean;
  /** What has been written and not finished, the newest first. */
  readonly drafts: readonly Draft[];
  /** What one begins from when one goes on with no draft. */
  readonly fresh: DraftContent;
};

/** What a window sends. */
export type SentDraft = {
  readonly draftId: string;
  /** What the window calls itself, and what its own draft is called should somebody else have saved this one. */
  readonly windowId: string;
  /** The last one it knows of; 0 before its first. */
  readonly revision: number;
  readonly basedOn: number | null;
  /** Everything is in the changes, and not only what became different. */
  readonly isWhole: boolean;
  readonly changes: DraftChanges;
};

/** `whole`: another window has saved since; nothing was written over, and this one is to send all it has, to a draft of its own. */
export type SavedDraft =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string; readonly others: number }
  | { readonly kind: 'whole' };

export type TranscriptBench = {
  bench(actor: Actor, asked: AskedInterview): Promise<BenchLook>;
  /** @throws DomainError `consent-missing`, `draft-large`, `interview-missing` */
  keepDraft(actor: Actor, asked: AskedInterview, sent: SentDraft): Promise<SavedDraft>;
  discardDraft(actor: Actor, asked: AskedInterview, draftId: string): Promise<void>;
  /**
   * Makes a version of a draft, on top of the one that whoever finishes has seen, and lets the draft go.
   *
   * @throws DomainError `transcript-changed`, `draft-empty`, `draft-gone`, `consent-missing`
   */
  finishDraft(
    actor: Actor,
    asked: AskedInterview,
    given: { readonly draftId: string; readonly over: number | null },
  ): Promise<{ readonly version: number }>;
};

export function createTranscriptBench(parts: TranscriptParts): TranscriptBench {
  const { database, clock } = parts;
  const together = async <T>(place: InterviewPlace, act: (transaction: Database) => Promise<T>) =>
    database.transaction().execute(async (transaction) => {
      await refuseWithoutConsent(transaction, place);
      return act(transaction);
    });
  return {
    bench: async (actor, asked) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      const current = await currentVersion(database, place, { onlyOpen: false });
      const causes = (await listVersions(database, place)).map(({ cause }) => cause);
      const drafts = await listDrafts(database, place);
      return { current, drafts, fresh: draftOf(current), isUnchecked: isUnchecked(causes) };
    },
    keepDraft: async (actor, asked, { draftId, windowId, revision, basedOn, isWhole, changes }) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      return together(place, async (transaction) => {
        const before = await holdDraft(transaction, place, draftId);
        // A window's own savings come one after another: one that was answered into the void is sent again.
        const isOthers = before !== null && before.windowId !== windowId && before.revision !== revision;
        if (isOthers || (before === null && !isWhole)) return { kind: 'whole' };
        const content = changeDraft(isWhole ? emptyDraft : before!.content, changes);
        if (charactersIn(content) > mostDraftCharacters)
          throw refusal('draft-large', m.interviews_bench_large);
        const draft: Draft = {
          draftId,
          windowId,
          content,
          revision: (before?.revision ?? 0) + 1,
          basedOn: before ? before.basedOn : basedOn,
          savedAt: clock.now().toISOString(),
          byName: actor.name,
        };
        await saveDraft(transaction, place, draft);
        const others = (await listDrafts(transaction, place)).length - 1;
        return { kind: 'saved', revision: draft.revision, savedAt: draft.savedAt, others };
      });
    },
    discardDraft: async (actor, asked, draftId) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      await removeDrafts(database, place, draftId);
    },
    finishDraft: async (actor, asked, { draftId, over }) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      return together(place, async (transaction) => {
        const draft = await holdDraft(transaction, place, draftId);
        if (!draft) throw refusal('draft-gone', m.interviews_bench_draft_gone);
        const current = await currentVersion(transaction, place, { onlyOpen: false });
        if ((current?.version ?? null) !== over) throw changedSince();
        const content = contentOf(finishedTurns(draft.content));
        if (content.text === '') throw refusal('draft-empty', m.interviews_bench_empty);
        const version = await saveOnTop(transaction, parts, place, {
          base: current,
          content,
          cause: 'transcribed',
          by: actor,
        });
        await removeDrafts(transaction, place, draftId);
        return { version };
      });
    },
  };
}

/** A version as one goes on writing in it. */
function draftOf(version: KeptVersion | null): DraftContent {
  if (!version) return emptyDraft;
  return { ...emptyDraft, turns: spokenIn(version).map((turn, at) => ({ ...turn, id: `v${at + 1}` })) };
}

/** What a window calls a draft of its own. */
export const newDraftId = () => randomBytes(16).toString('hex');
