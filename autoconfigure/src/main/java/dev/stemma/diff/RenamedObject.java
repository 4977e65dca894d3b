package dev.stemma.diff;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Cast;
import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Extension;
import dev.stemma.schema.Generated;
import dev.stemma.schema.Identity;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SchemaObjectVisitor;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.View;

/**
 * An object as a server shows it after something was renamed: the object itself, a part
 * of it, or what it refers to.
 *
 * @param rename what was renamed
 */
record RenamedObject(Rename rename) implements SchemaObjectVisitor<SchemaObject> {

	private ObjectKind kind() {
		return this.rename.object().kind();
	}

	private QualifiedName renamed() {
		return this.rename.object().name();
	}

	/**
	 * What an object is called afterwards.
	 */
	ObjectReference reference(ObjectReference reference) {
		if (reference.equals(this.rename.object())) {
			return this.rename.renamed();
		}
		boolean relation = kind() == ObjectKind.TABLE || kind() == ObjectKind.VIEW
				|| kind() == ObjectKind.MATERIALIZED_VIEW;
		boolean part = relation && reference.kind().isPart() && reference.name().equals(renamed());
		List<SqlType> types = reference.types().stream().map(this::type).toList();
		return new ObjectReference(reference.kind(), part ? this.rename.renamed().name() : reference.name(),
				reference.part(), types);
	}

	/**
	 * What a table is called afterwards.
	 */
	QualifiedName table(QualifiedName table) {
		boolean renamed = (kind() == ObjectKind.TABLE || kind() == ObjectKind.MATERIALIZED_VIEW
				|| kind() == ObjectKind.VIEW) && table.equals(renamed());
		return renamed ? this.rename.renamed().name() : table;
	}

	/**
	 * What a column of a table is called afterwards.
	 * @param table the table by the name that it had
	 */
	String column(QualifiedName table, String column) {
		return ObjectReference.column(table, column).equals(this.rename.object()) ? this.rename.newName() : column;
	}

	private List<String> columns(QualifiedName table, List<String> columns) {
		return columns.stream().map((column) -> column(table, column)).toList();
	}

	/**
	 * A type afterwards.
	 */
	SqlType type(SqlType type) {
		return (type instanceof SqlType.Written written && isType())
				? new SqlType.Written(replaced(written.text(), true)) : type;
	}

	private boolean isType() {
		return kind() == ObjectKind.TYPE || kind() == ObjectKind.DOMAIN;
	}

	/**
	 * An expression of a table afterwards.
	 */
	String expression(QualifiedName table, String text) {
		if (isType()) {
			return replaced(text, true);
		}
		if (kind() == ObjectKind.SEQUENCE) {
			return text.replace('\'' + sequence(renamed()) + "'::regclass",
					'\'' + sequence(this.rename.renamed().name()) + "'::regclass");
		}
		return (kind() == ObjectKind.COLUMN && table.equals(renamed())) ? replaced(text, false) : text;
	}

	/**
	 * A statement about a table afterwards.
	 */
	String statement(String text) {
		return switch (kind()) {
			case TABLE, COLUMN, VIEW, MATERIALIZED_VIEW -> replaced(text, false);
			case TYPE, DOMAIN -> replaced(text, true);
			default -> text;
		};
	}

	private static String sequence(QualifiedName name) {
		String schema = name.schema();
		return ((schema != null) ? SqlWords.quoted(schema) + "." : "") + SqlWords.quoted(name.name());
	}

	private String replaced(String text, boolean types) {
		String part = this.rename.object().part();
		return new IdentifierText((part != null) ? part : renamed().name()).replacedIn(text, this.rename.newName(),
				types);
	}

	private @Nullable String optional(QualifiedName table, @Nullable String text) {
		return (text != null) ? expression(table, text) : null;
	}

	@Override
	public SchemaObject table(Table table) {
		QualifiedName name = table.name();
		RenamedConstraint constraints = new RenamedConstraint(this, name);
		List<Column> columns = table.columns().stream().map((column) -> column(name, column, constraints)).toList();
		List<Constraint> all = table.constraints().stream().map((each) -> each.accept(constraints)).toList();
		PartitionKey key = table.partitionKey();
		PartitionOf partition = table.partitionOf();
		return new Table(table(name), columns, all, table.comment(), table.unlogged(),
				(key != null) ? new PartitionKey(key.strategy(), keys(name, key.keys())) : null,
				(partition != null) ? new PartitionOf(table(partition.parent()), partition.bound()) : null,
				table.inherits().stream().map(this::table).toList(), table.parameters(), table.tablespace());
	}

	private Column column(QualifiedName table, Column column, RenamedConstraint constraints) {
		Generated generated = column.generated();
		Identity identity = column.identity();
		QualifiedName sequence = (identity != null) ? identity.sequence() : null;
		return new Column(column(table, column.name()), type(column.type()), column.nullable(),
				column.notNullConstraint(), optional(table, column.defaultExpression()),
				(generated != null) ? new Generated(expression(table, generated.expression()), generated.stored())
						: null,
				(identity != null && sequence != null)
						? new Identity(identity.always(), identity.options(), sequenceName(sequence)) : identity,
				column.collation(), column.comment(), column.storage(), column.compression(), column.statistics(),
				column.constraints().stream().map((each) -> each.accept(constraints)).toList());
	}

	private QualifiedName sequenceName(QualifiedName sequence) {
		return reference(ObjectReference.of(ObjectKind.SEQUENCE, sequence)).name();
	}

	List<IndexKey> keys(QualifiedName table, List<IndexKey> keys) {
		return keys.stream()
			.map((key) -> new IndexKey((key.column() != null) ? column(table, key.column()) : null,
					optional(table, key.expression()), key.collation(), key.operatorClass(), key.descending(),
					key.nullsFirst()))
			.toList();
	}

	@Override
	public SchemaObject index(Index index) {
		QualifiedName table = index.table();
		boolean named = kind() == ObjectKind.INDEX && index.reference().equals(this.rename.object());
		return new Index(named ? this.rename.newName() : index.name(), table(table), keys(table, index.keys()),
				index.unique(), index.nullsNotDistinct(), index.method(), columns(table, index.include()),
				optional(table, index.where()), index.parameters(), index.tablespace(), index.only());
	}

	@Override
	public SchemaObject sequence(Sequence sequence) {
		Sequence.Owner owner = sequence.ownedBy();
		return new Sequence(
				sequenceName(sequence.name()), sequence.type(), sequence.options(), (owner != null)
						? new Sequence.Owner(table(owner.table()), column(owner.table(), owner.column())) : null,
				sequence.unlogged());
	}

	private QualifiedName name(SchemaObject object, QualifiedName name) {
		return object.reference().equals(this.rename.object()) ? this.rename.renamed().name() : name;
	}

	@Override
	public SchemaObject enumType(EnumType type) {
		return new EnumType(name(type, type.name()), type.values());
	}

	@Override
	public SchemaObject domain(Domain domain) {
		QualifiedName name = domain.name();
		return new Domain(name(domain, name), type(domain.type()), domain.nullable(),
				optional(name, domain.defaultExpression()), domain.collation(),
				domain.checks()
					.stream()
					.map((check) -> new Check(check.name(), expression(name, check.condition()), check.columns(),
							check.noInherit(), check.notValid(), check.notEnforced()))
					.toList());
	}

	@Override
	public SchemaObject compositeType(CompositeType type) {
		return new CompositeType(name(type, type.name()),
				type.attributes()
					.stream()
					.map((each) -> new CompositeType.Attribute(each.name(), type(each.type()), each.collation()))
					.toList());
	}

	@Override
	public SchemaObject view(View view) {
		return new View(name(view, view.name()), view.columns(), view.query(), view.options(), view.recursive());
	}

	@Override
	public SchemaObject materializedView(MaterializedView view) {
		return new MaterializedView(name(view, view.name()), view.columns(), view.query(), view.parameters(),
				view.tablespace(), view.populated());
	}

	@Override
	public SchemaObject routine(Routine routine) {
		return new Routine(name(routine, routine.name()), routine.procedure(), routine.arguments()
			.stream()
			.map((each) -> new Routine.Argument(each.mode(), each.name(), type(each.type()), each.defaultExpression()))
			.toList(), (routine.returns() != null && isType()) ? replaced(routine.returns(), true) : routine.returns(),
				routine.language(), routine.attributes(), routine.body(), routine.standard());
	}

	@Override
	public SchemaObject trigger(Trigger trigger) {
		boolean named = trigger.reference().equals(this.rename.object());
		ObjectReference function = reference(ObjectReference.function(trigger.function(), List.of()));
		List<String> events = (kind() == ObjectKind.COLUMN && trigger.table().equals(renamed()))
				? trigger.events().stream().map((event) -> replaced(event, false)).toList() : trigger.events();
		return new Trigger(named ? this.rename.newName() : trigger.name(), table(trigger.table()), trigger.timing(),
				events, trigger.forEachRow(), optional(trigger.table(), trigger.when()), trigger.oldTable(),
				trigger.newTable(), function.name(), trigger.arguments(), trigger.constraint());
	}

	@Override
	public SchemaObject extension(Extension extension) {
		return extension;
	}

	@Override
	public SchemaObject namespace(Namespace namespace) {
		return namespace;
	}

	@Override
	public SchemaObject cast(Cast cast) {
		ObjectReference function = cast.function();
		return new Cast(type(cast.source()), type(cast.target()), cast.method(),
				(function != null) ? reference(function) : null, cast.context());
	}

}
