import { data, type LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '#web/services.ts';

/** A JSON Schema for editors and for whoever reads our files with a program. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const fileName = params.fileName ?? '';
  const schema = context.get(servicesContext).schema(fileName);
  if (schema === null) throw data(null, { status: 404 });
  return new Response(schema, { headers: { 'Content-Type': 'application/schema+json; charset=utf-8' } });
}
