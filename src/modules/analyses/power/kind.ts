import { m } from '#messages';
import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { about, warning } from '../warnings/warn.ts';
import { runPower } from './run.ts';

export const powerKind: AnalysisKind<'power', 'powers'> = {
  list: 'powers',
  run: (options, context) => {
    const result = runPower(options, context);
    const locale = { locale: context.language };
    const refusal = result.withheld
      ? warning(
          result.plan,
          'withheld',
          m.analyses_power_withheld({ minimum: context.policy.minimumGroup }, locale),
        )
      : result.refused
        ? warning(about(result.plan, result.file), result.refused, m.analyses_power_refused({}, locale))
        : null;
    return { results: gatherList([result]), warnings: refusal ? [refusal] : [] };
  },
};
