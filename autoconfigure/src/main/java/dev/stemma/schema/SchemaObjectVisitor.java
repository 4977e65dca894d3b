package dev.stemma.schema;

/**
 * Does something for each kind of object.
 *
 * @param <R> what it returns
 */
public interface SchemaObjectVisitor<R> {

	R table(Table table);

	R index(Index index);

	R sequence(Sequence sequence);

	R enumType(EnumType type);

	R domain(Domain domain);

	R compositeType(CompositeType type);

	R view(View view);

	R materializedView(MaterializedView view);

	R routine(Routine routine);

	R trigger(Trigger trigger);

	R extension(Extension extension);

	R namespace(Namespace namespace);

	R cast(Cast cast);

}
