/** Generates the JSON Schema of scenario documents from the valibot schema that reads them. */
import { serverNames } from './document.ts';
import type { Shape } from './fields.ts';
import { MOST_SERVERS } from './limits.ts';
import { documentSchema } from './schema.ts';

/** The fields of a valibot schema, or of one from `fields.ts`, that this file reads. */
interface Schema {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly Schema[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly items?: readonly Schema[];
  readonly wrapped?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Shape;
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function jsonSchema(): Shape {
  const definitions: Record<string, Shape> = {};

  /** A schema with a title is written once, in `definitions`. */
  function shapeOf(schema: Schema): Shape {
    const shape = wholeShape(schema);
    const { title } = shape;
    if (typeof title !== 'string') return shape;
    const name = title.toLowerCase();
    if (!isEqual((definitions[name] ??= shape), shape)) throw new Error(`${title} is two things`);
    return { $ref: `#/definitions/${name}` };
  }

  function wholeShape(schema: Schema): Shape {
    const schemas = schema.pipe?.filter(({ kind }) => kind === 'schema');
    const parts = schemas?.map(shapeOf) ?? [ownShape(schema)];
    const { required, keys, item, ...rest } = schema.shape ?? {};
    const whole = Object.assign({}, ...parts, rest) as Record<string, unknown>;
    if (Array.isArray(required))
      whole.required = [...new Set([...(whole.required as string[]), ...required])];
    if (typeof keys !== 'string') return whole;
    const { properties: _, required: _none, ...named } = whole;
    return { ...named, patternProperties: { [keys]: shapeOf(item as Schema) } };
  }

  function ownShape({ type, entries = {}, item, items = [], wrapped, options = [], shape }: Schema): Shape {
    switch (type) {
      case 'strict_object':
        return {
          type: 'object',
          properties: Object.fromEntries(
            Object.entries(entries).map(([key, field]) => [key, shapeOf(field)]),
          ),
          required: Object.keys(entries).filter((key) => entries[key]?.type !== 'exact_optional'),
          additionalProperties: false,
        };
      case 'array':
        return { type: 'array', items: shapeOf(item as Schema) };
      case 'strict_tuple':
        return { items: shapeOf(items[0] as Schema), minItems: items.length, maxItems: items.length };
      case 'exact_optional':
        return shapeOf(wrapped as Schema);
      case 'nullable':
        return { anyOf: [shapeOf(wrapped as Schema), { type: 'null' }] };
      case 'lazy':
        return options.length === 1
          ? shapeOf(options[0] as Schema)
          : { anyOf: options.map((option) => shapeOf(option)) };
      default:
        if (shape === undefined) throw new Error(`A schema of type ${type} has no shape.`);
        return {};
    }
  }

  const document = shapeOf(documentSchema(serverNames(MOST_SERVERS)) as unknown as Schema);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Raftarium scenario',
    description: 'A cluster, what is done to it and when, and what is expected of it.',
    ...document,
    definitions,
  };
}
