package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Ddl;
import dev.stemma.schema.Cast;
import dev.stemma.schema.Check;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Extension;
import dev.stemma.schema.Index;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
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
 * Objects by the words of the language in which migrations are written, without their
 * schemas, which are said once by {@code op.in("audit")}.
 */
final class JavaObjects implements SchemaObjectVisitor<JavaDraft<? extends SchemaObject>> {

	private final JavaNames names;

	private final JavaTypes types;

	private final JavaColumns columns;

	private final JavaConstraints constraints;

	private final JavaKeys keys;

	JavaObjects(JavaNames names) {
		this.names = names;
		this.types = new JavaTypes(names);
		this.columns = new JavaColumns(names);
		this.constraints = new JavaConstraints(names);
		this.keys = new JavaKeys(names);
	}

	@Override
	public JavaDraft<Table> table(Table table) {
		return new JavaTables(this.names).of(table);
	}

	@Override
	public JavaDraft<Index> index(Index index) {
		return this.keys.of(index, plain(index.table()));
	}

	@Override
	public JavaDraft<Sequence> sequence(Sequence sequence) {
		JavaDraft<Sequence> draft = new JavaDraft<>(this.names.call("sequence", name(sequence.name())),
				Ddl.sequence(sequence.name().name()));
		SqlType type = sequence.type();
		if (type != null) {
			draft = draft.with(true, "as", (value) -> value.as(type), this.types.of(type));
		}
		draft = draft.with(!sequence.options().isEmpty(), "options", (value) -> value.options(sequence.options()),
				this.columns.of(sequence.options()));
		Sequence.Owner owner = sequence.ownedBy();
		if (owner != null) {
			String table = owner.table().name();
			draft = draft.with(true, "ownedBy", (value) -> value.ownedBy(table, owner.column()), JavaCode.text(table),
					JavaCode.text(owner.column()));
		}
		return draft.with(sequence.unlogged(), "asUnlogged", Sequence::asUnlogged);
	}

	@Override
	public JavaDraft<EnumType> enumType(EnumType type) {
		List<JavaCode> arguments = new ArrayList<>(List.of(name(type.name())));
		arguments.addAll(JavaNames.texts(type.values()));
		return new JavaDraft<>(this.names.call("enumType", arguments),
				Ddl.enumType(type.name().name(), type.values().toArray(String[]::new)));
	}

	@Override
	public JavaDraft<Domain> domain(Domain domain) {
		JavaDraft<Domain> draft = new JavaDraft<>(
				this.names.call("domain", name(domain.name()), this.types.of(domain.type())),
				Ddl.domain(domain.name().name(), domain.type()));
		draft = draft.with(!domain.nullable(), "notNull", Domain::notNull);
		String expression = domain.defaultExpression();
		if (expression != null) {
			draft = draft.with(true, "defaultsTo", (value) -> value.defaultsTo(expression), JavaCode.text(expression));
		}
		QualifiedName collation = domain.collation();
		if (collation != null) {
			draft = draft.with(true, "collate", (value) -> value.collate(collation.name()), name(collation));
		}
		for (Check check : domain.checks()) {
			JavaDraft<Constraint> written = this.constraints.of(check);
			draft = draft.with(true, "check", (value) -> value.check((Check) written.value()), written.code());
		}
		return draft;
	}

	@Override
	public JavaDraft<CompositeType> compositeType(CompositeType type) {
		List<JavaCode> arguments = new ArrayList<>(List.of(name(type.name())));
		List<CompositeType.Attribute> attributes = new ArrayList<>();
		for (CompositeType.Attribute attribute : type.attributes()) {
			attributes.add(Ddl.attribute(attribute.name(), attribute.type()));
			arguments
				.add(this.names.call("attribute", JavaCode.text(attribute.name()), this.types.of(attribute.type())));
		}
		return new JavaDraft<>(this.names.call("compositeType", arguments),
				Ddl.compositeType(type.name().name(), attributes.toArray(CompositeType.Attribute[]::new)));
	}

	@Override
	public JavaDraft<View> view(View view) {
		JavaDraft<View> draft = new JavaDraft<>(this.names.call("view", name(view.name()), JavaCode.text(view.query())),
				Ddl.view(view.name().name(), view.query()));
		draft = draft.with(!view.columns().isEmpty(), "columns",
				(value) -> value.columns(view.columns().toArray(String[]::new)), JavaNames.texts(view.columns()));
		for (Map.Entry<String, String> option : view.options().entrySet()) {
			draft = draft.with(true, "with", (value) -> value.with(option.getKey(), option.getValue()),
					JavaCode.text(option.getKey()), JavaCode.text(option.getValue()));
		}
		return draft.with(view.recursive(), "asRecursive", View::asRecursive);
	}

	@Override
	public JavaDraft<MaterializedView> materializedView(MaterializedView view) {
		JavaDraft<MaterializedView> draft = new JavaDraft<>(
				this.names.call("materializedView", name(view.name()), JavaCode.text(view.query())),
				Ddl.materializedView(view.name().name(), view.query()));
		draft = draft.with(!view.columns().isEmpty(), "columns",
				(value) -> value.columns(view.columns().toArray(String[]::new)), JavaNames.texts(view.columns()));
		for (Map.Entry<String, String> parameter : view.parameters().entrySet()) {
			draft = draft.with(true, "with", (value) -> value.with(parameter.getKey(), parameter.getValue()),
					JavaCode.text(parameter.getKey()), JavaCode.text(parameter.getValue()));
		}
		String tablespace = view.tablespace();
		if (tablespace != null) {
			draft = draft.with(true, "tablespace", (value) -> value.tablespace(tablespace), JavaCode.text(tablespace));
		}
		return draft.with(!view.populated(), "withNoData", MaterializedView::withNoData);
	}

	@Override
	public JavaDraft<Routine> routine(Routine routine) {
		String name = routine.name().name();
		String returns = routine.returns();
		JavaDraft<Routine> draft = routine.procedure()
				? new JavaDraft<>(this.names.call("procedure", JavaCode.text(name), JavaCode.text(routine.body())),
						Ddl.procedure(name, routine.body()))
				: new JavaDraft<>(
						this.names.call("function", JavaCode.text(name), JavaCode.text(String.valueOf(returns)),
								JavaCode.text(routine.body())),
						Ddl.function(name, String.valueOf(returns), routine.body()));
		for (Routine.Argument argument : routine.arguments()) {
			draft = argument(draft, argument);
		}
		draft = draft.with(!routine.language().equals("sql"), "language", (value) -> value.language(routine.language()),
				JavaCode.text(routine.language()));
		for (String attribute : routine.attributes()) {
			draft = draft.with(true, "with", (value) -> value.with(attribute), JavaCode.text(attribute));
		}
		return draft.with(routine.standard(), "asStandard", Routine::asStandard);
	}

	private JavaDraft<Routine> argument(JavaDraft<Routine> draft, Routine.Argument argument) {
		JavaCode type = this.types.of(argument.type());
		String name = argument.name();
		if (argument.mode() == Routine.Argument.Mode.IN && name != null && argument.defaultExpression() == null) {
			return draft.with(true, "argument", (value) -> value.argument(name, argument.type()), JavaCode.text(name),
					type);
		}
		String routine = this.names.type(Routine.class);
		return draft.with(true, "argument", (value) -> value.argument(argument),
				JavaCode.call("new " + routine + ".Argument",
						JavaCode.word(routine + ".Argument.Mode." + argument.mode().name()), textOrNull(name), type,
						textOrNull(argument.defaultExpression())));
	}

	static JavaCode textOrNull(@Nullable String text) {
		return (text != null) ? JavaCode.text(text) : JavaCode.word("null");
	}

	@Override
	public JavaDraft<Trigger> trigger(Trigger trigger) {
		List<JavaCode> arguments = new ArrayList<>(List.of(JavaCode.text(trigger.name()), name(trigger.table()),
				this.names.constant(trigger.timing()), name(trigger.function())));
		arguments.addAll(JavaNames.texts(trigger.events()));
		JavaDraft<Trigger> draft = new JavaDraft<>(this.names.call("trigger", arguments),
				Ddl.trigger(trigger.name(), trigger.table().name(), trigger.timing(), trigger.function().name(),
						trigger.events().toArray(String[]::new)));
		draft = draft.with(!trigger.forEachRow(), "forEachStatement", Trigger::forEachStatement);
		String when = trigger.when();
		if (when != null) {
			draft = draft.with(true, "when", (value) -> value.when(when), JavaCode.text(when));
		}
		draft = draft.with(trigger.oldTable() != null || trigger.newTable() != null, "referencing",
				(value) -> value.referencing(trigger.oldTable(), trigger.newTable()), textOrNull(trigger.oldTable()),
				textOrNull(trigger.newTable()));
		draft = draft.with(!trigger.arguments().isEmpty(), "arguments",
				(value) -> value.arguments(trigger.arguments().toArray(String[]::new)),
				JavaNames.texts(trigger.arguments()));
		Deferrability constraint = trigger.constraint();
		return (constraint != null) ? draft.with(true, "asConstraint", (value) -> value.asConstraint(constraint),
				this.names.constant(constraint)) : draft;
	}

	@Override
	public JavaDraft<Extension> extension(Extension extension) {
		JavaDraft<Extension> draft = new JavaDraft<>(this.names.call("extension", JavaCode.text(extension.name())),
				Ddl.extension(extension.name()));
		String schema = extension.schema();
		if (schema != null) {
			draft = draft.with(true, "in", (value) -> value.in(schema), JavaCode.text(schema));
		}
		String version = extension.version();
		if (version != null) {
			draft = draft.with(true, "version", (value) -> value.version(version), JavaCode.text(version));
		}
		return draft.with(extension.cascade(), "withCascade", Extension::withCascade);
	}

	@Override
	public JavaDraft<Namespace> namespace(Namespace namespace) {
		JavaDraft<Namespace> draft = new JavaDraft<>(this.names.call("schema", JavaCode.text(namespace.name())),
				Ddl.schema(namespace.name()));
		String owner = namespace.owner();
		return (owner != null) ? draft.with(true, "ownedBy", (value) -> value.ownedBy(owner), JavaCode.text(owner))
				: draft;
	}

	@Override
	public JavaDraft<Cast> cast(Cast cast) {
		List<JavaCode> arguments = new ArrayList<>(List.of(this.types.of(cast.source()), this.types.of(cast.target())));
		String word = switch (cast.method()) {
			case FUNCTION -> "castWithFunction";
			case INOUT -> "castInout";
			case NONE -> "castWithoutFunction";
		};
		if (cast.function() != null) {
			arguments.add(new JavaReferences(this.names).of(cast.function()));
		}
		JavaDraft<Cast> draft = new JavaDraft<>(this.names.call(word, arguments),
				new Cast(cast.source(), cast.target(), cast.method(), cast.function(), Cast.Context.EXPLICIT));
		draft = draft.with(cast.context() == Cast.Context.ASSIGNMENT, "asAssignment", Cast::asAssignment);
		return draft.with(cast.context() == Cast.Context.IMPLICIT, "asImplicit", Cast::asImplicit);
	}

	private static JavaCode name(QualifiedName name) {
		return JavaCode.text(name.name());
	}

	static QualifiedName plain(QualifiedName name) {
		return QualifiedName.of(name.name());
	}

}
