package dev.stemma.autogenerate;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Ddl;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Generated;
import dev.stemma.schema.Identity;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SequenceOptions;

/**
 * Columns, and how they count, by the words of the language in which migrations are
 * written.
 */
final class JavaColumns {

	private final JavaNames names;

	private final JavaTypes types;

	private final JavaConstraints constraints;

	JavaColumns(JavaNames names) {
		this.names = names;
		this.types = new JavaTypes(names);
		this.constraints = new JavaConstraints(names);
	}

	JavaDraft<Column> of(Column column) {
		JavaDraft<Column> draft = new JavaDraft<>(
				this.names.call("column", JavaCode.text(column.name()), this.types.of(column.type())),
				Ddl.column(column.name(), column.type()));
		Identity identity = column.identity();
		if (identity != null) {
			draft = identity(draft, identity);
		}
		String notNull = column.notNullConstraint();
		if (notNull != null) {
			draft = draft.with(true, "notNull", (value) -> value.notNull(notNull), JavaCode.text(notNull));
		}
		draft = draft.with(identity == null && !column.nullable() && notNull == null, "notNull", Column::notNull);
		String expression = column.defaultExpression();
		if (expression != null) {
			draft = draft.with(true, "defaultsTo", (value) -> value.defaultsTo(expression), defaultValue(expression));
		}
		Generated generated = column.generated();
		if (generated != null) {
			draft = draft.with(true, generated.stored() ? "generatedAlwaysAs" : "generatedAlwaysAsVirtual",
					(value) -> value.generatedAs(generated), JavaCode.text(generated.expression()));
		}
		return settings(draft, column);
	}

	/** Numbers and truth values need no quotes. */
	static JavaCode defaultValue(String expression) {
		return expression.matches("0|-?[1-9]\\d{0,8}|true|false") ? JavaCode.word(expression)
				: JavaCode.text(expression);
	}

	private JavaDraft<Column> settings(JavaDraft<Column> begun, Column column) {
		JavaDraft<Column> draft = begun;
		QualifiedName collation = column.collation();
		if (collation != null) {
			draft = draft.with(true, "collate", (value) -> value.collate(collation), this.names.name(collation));
		}
		if (column.storage() != null) {
			draft = draft.with(true, "storage", (value) -> value.storage(column.storage()),
					this.names.constant(column.storage()));
		}
		if (column.compression() != null) {
			draft = draft.with(true, "compression", (value) -> value.compression(column.compression()),
					JavaCode.text(column.compression()));
		}
		draft = draft.with(column.statistics() != null, "statistics", (value) -> value.statistics(column.statistics()),
				JavaCode.word(String.valueOf(column.statistics())));
		if (column.comment() != null) {
			draft = draft.with(true, "comment", (value) -> value.comment(column.comment()),
					JavaCode.text(column.comment()));
		}
		for (Constraint constraint : column.constraints()) {
			JavaDraft<Constraint> written = this.constraints.of(constraint);
			draft = draft.with(true, "with", (value) -> value.with(written.value()), written.code());
		}
		return draft;
	}

	private JavaDraft<Column> identity(JavaDraft<Column> draft, Identity identity) {
		if (identity.options().isEmpty() && identity.sequence() == null) {
			return draft.with(true, identity.always() ? "generatedAlwaysAsIdentity" : "generatedByDefaultAsIdentity",
					(value) -> value.generatedAsIdentity(identity));
		}
		return draft.with(true, "generatedAsIdentity", (value) -> value.generatedAsIdentity(identity), of(identity));
	}

	JavaCode of(Identity identity) {
		String type = this.names.type(Identity.class);
		QualifiedName sequence = identity.sequence();
		if (sequence != null) {
			return JavaCode.call("new " + type, JavaCode.word(String.valueOf(identity.always())),
					of(identity.options()), qualified(sequence));
		}
		JavaCode code = JavaCode.word(type + (identity.always() ? ".ALWAYS" : ".BY_DEFAULT"));
		return identity.options().isEmpty() ? code : code.then("options", of(identity.options()));
	}

	private JavaCode qualified(QualifiedName name) {
		return (name.schema() != null) ? this.names.name(name)
				: JavaCode.call(this.names.type(QualifiedName.class) + ".of", JavaCode.text(name.name()));
	}

	JavaCode of(SequenceOptions options) {
		JavaCode code = this.names.call("counting");
		code = with(code, "start", options.start());
		code = with(code, "increment", options.increment());
		code = with(code, "minValue", options.minValue());
		code = with(code, "maxValue", options.maxValue());
		code = with(code, "cache", options.cache());
		return (options.cycle() != null) ? code.then("cycle", JavaCode.word(String.valueOf(options.cycle()))) : code;
	}

	private static JavaCode with(JavaCode code, String method, @Nullable Long number) {
		return (number != null) ? code.then(method, number(number)) : code;
	}

	static JavaCode number(long number) {
		return JavaCode.word(number + ((number == (int) number) ? "" : "L"));
	}

}
