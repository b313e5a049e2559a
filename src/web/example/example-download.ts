import { data, type LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '#web/services.ts';

/** The example's files as they are, to look at before making one's own. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { study, answers, publication } = await context.get(servicesContext).exampleFiles();
  const given = [study, ...answers, publication].find((file) => file?.fileName === params.fileName);
  if (!given) throw data(null, { status: 404 });
  return new Response(new Uint8Array(given.bytes), {
    headers: {
      'Content-Type': `${given.fileName.endsWith('.json') ? 'application/json' : 'text/plain'}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${given.fileName}"`,
    },
  });
}
