import { z } from 'zod';
import { programVersion } from '#platform/program.ts';
import { type Endpoint, endpoints, type Parameter } from './endpoints.ts';
import { type SchemaName, schemas } from './schemas.ts';

const reference = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
const problemContent = { 'application/problem+json': { schema: reference('Problem') } };

const statusWords: Readonly<Record<number, string>> = {
  400: 'A parameter or the content is not as it should be.',
  401: 'No token, or one that does not work.',
  403: 'The token is not for this, or its owner may not do it.',
  404: 'Not there, or not for you to see.',
  405: 'Not that method here.',
  409: 'The wave is not in a state for this.',
  413: 'Too large.',
  415: 'Not a media type that is taken here.',
  422: 'The list has mistakes; nothing was imported.',
  429: 'Too many requests; Retry-After says when to try again.',
  500: 'A fault at our end.',
  503: 'Too busy to make it now.',
};

/** The OpenAPI 3.1 document, made of the schemas that requests are checked by. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints as readonly Endpoint[]) {
    const path = `/api${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Handlingsrom',
      version: programVersion,
      description:
        'Staff lists in, response rates and released data files out. Nothing that is told here could single anybody out.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal token, made at /account/tokens.' },
      },
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => {
          const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: 'input' });
          return [name, json];
        }),
      ),
    },
  };
}

function operationOf(endpoint: Endpoint): object {
  const { gives, takes } = endpoint;
  const binary = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } };
  const content =
    'schema' in gives
      ? { 'application/json': { schema: reference(gives.schema) } }
      : Object.fromEntries(gives.mediaTypes.map((type) => [type, binary]));
  const refusals = [...endpoint.refuses, 401, 403, 429, 500].sort((a, b) => a - b);
  return {
    operationId: endpoint.id,
    summary: endpoint.about.en,
    description: `The token must be made for: ${endpoint.scope}.`,
    parameters: endpoint.parameters.map(parameterOf),
    ...(takes
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              Object.entries(takes).map(([type, schema]) => [
                type,
                schema === 'binary' ? binary : { schema: reference(schema) },
              ]),
            ),
          },
        }
      : {}),
    responses: {
      200: { description: 'Done.', content },
      ...Object.fromEntries(
        refusals.map((status) => [status, { description: statusWords[status], content: problemContent }]),
      ),
    },
  };
}

function parameterOf({ name, in: place, about, values }: Parameter): object {
  return {
    name,
    in: place,
    description: about,
    required: place === 'path',
    schema: values ? { type: 'string', enum: values } : { type: 'string' },
  };
}
