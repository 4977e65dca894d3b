package dev.stemma.autogenerate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.ColumnAlteration;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.IdentityChange;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.Storage;

/**
 * What is altered of a column: {@code (c) -> c.type(text()).notNull()}.
 */
final class JavaColumnChanges {

	private final JavaNames names;

	private final JavaTypes types;

	private final JavaColumns columns;

	JavaColumnChanges(JavaNames names) {
		this.names = names;
		this.types = new JavaTypes(names);
		this.columns = new JavaColumns(names);
	}

	/**
	 * The change of a column.
	 * @param changes what is changed of it, at least one
	 */
	JavaTableChanges.Change of(String column, List<ColumnChange> changes) {
		JavaCode code = JavaCode.word("c");
		for (ColumnChange change : changes) {
			code = with(code, change);
		}
		return new JavaTableChanges.Change("alterColumn", List.of(JavaCode.text(column), code.from("c")),
				(table) -> table.alterColumn(column, (alteration) -> {
					ColumnAlteration all = alteration;
					for (ColumnChange change : changes) {
						all = with(all, change);
					}
					return all;
				}), true);
	}

	private JavaCode with(JavaCode code, ColumnChange change) {
		if (change instanceof ColumnChange.SetType set) {
			return type(code, set);
		}
		if (change instanceof ColumnChange.SetNullable set) {
			return (set.constraint() != null) ? code.then("notNull", JavaCode.text(set.constraint()))
					: code.then(set.nullable() ? "nullable" : "notNull");
		}
		if (change instanceof ColumnChange.SetDefault set) {
			return (set.expression() != null) ? code.then("defaultsTo", JavaCode.text(set.expression()))
					: code.then("dropDefault");
		}
		if (change instanceof ColumnChange.SetExpression set) {
			return code.then("generatedAlwaysAs", JavaCode.text(set.expression()));
		}
		if (change instanceof ColumnChange.DropExpression drop) {
			return code.then(drop.ifExists() ? "dropExpressionIfExists" : "dropExpression");
		}
		return (change instanceof IdentityChange identity) ? with(code, identity) : with(code, (ColumnSetting) change);
	}

	private JavaCode type(JavaCode code, ColumnChange.SetType set) {
		JavaCode type = this.types.of(set.type());
		QualifiedName collation = set.collation();
		if (collation == null) {
			return (set.using() != null) ? code.then("type", type, JavaCode.text(set.using()))
					: code.then("type", type);
		}
		JavaCode options = JavaCode.word("to").then("collate", JavaCode.text(collation.name()));
		options = (set.using() != null) ? options.then("using", JavaCode.text(set.using())) : options;
		return code.then("type", type, options.from("to"));
	}

	private JavaCode with(JavaCode code, IdentityChange change) {
		if (change instanceof IdentityChange.Add add) {
			boolean plain = add.identity().options().isEmpty() && add.identity().sequence() == null;
			String plainName = add.identity().always() ? "addGeneratedAlwaysAsIdentity"
					: "addGeneratedByDefaultAsIdentity";
			return plain ? code.then(plainName) : code.then("addIdentity", this.columns.of(add.identity()));
		}
		if (change instanceof IdentityChange.Drop drop) {
			return code.then(drop.ifExists() ? "dropIdentityIfExists" : "dropIdentity");
		}
		IdentityChange.Set set = (IdentityChange.Set) change;
		JavaCode all = code;
		if (set.always() != null && set.options().isEmpty()) {
			all = all.then(set.always() ? "setGeneratedAlways" : "setGeneratedByDefault");
		}
		else if (!set.options().isEmpty()) {
			JavaCode options = this.columns.of(set.options());
			all = (set.always() != null) ? all.then("identity", JavaCode.word(String.valueOf(set.always())), options)
					: all.then("identity", options);
		}
		return (set.restart() != null) ? all.then("restartIdentity", JavaColumns.number(set.restart())) : all;
	}

	private JavaCode with(JavaCode code, ColumnSetting change) {
		if (change instanceof ColumnSetting.SetStatistics set) {
			return code.then("statistics", JavaCode.word(String.valueOf(set.target())));
		}
		if (change instanceof ColumnSetting.SetStorage set) {
			Storage storage = set.storage();
			return code.then("storage", (storage != null) ? this.names.constant(storage) : JavaCode.word("null"));
		}
		return code.then("compression", JavaObjects.textOrNull(((ColumnSetting.SetCompression) change).method()));
	}

	private static ColumnAlteration with(ColumnAlteration all, ColumnChange change) {
		if (change instanceof ColumnChange.SetType set) {
			return all.type(set.type(), (to) -> {
				QualifiedName collation = set.collation();
				ColumnChange.SetType collated = (collation != null) ? to.collate(collation.name()) : to;
				return (set.using() != null) ? collated.using(set.using()) : collated;
			});
		}
		if (change instanceof ColumnChange.SetNullable set) {
			if (set.constraint() != null) {
				return all.notNull(set.constraint());
			}
			return set.nullable() ? all.nullable() : all.notNull();
		}
		if (change instanceof ColumnChange.SetDefault set) {
			return (set.expression() != null) ? all.defaultsTo(set.expression()) : all.dropDefault();
		}
		if (change instanceof ColumnChange.SetExpression set) {
			return all.generatedAlwaysAs(set.expression());
		}
		if (change instanceof ColumnChange.DropExpression drop) {
			return drop.ifExists() ? all.dropExpressionIfExists() : all.dropExpression();
		}
		return (change instanceof IdentityChange identity) ? with(all, identity) : with(all, (ColumnSetting) change);
	}

	private static ColumnAlteration with(ColumnAlteration all, IdentityChange change) {
		if (change instanceof IdentityChange.Add add) {
			return all.addIdentity(add.identity());
		}
		if (change instanceof IdentityChange.Drop drop) {
			return drop.ifExists() ? all.dropIdentityIfExists() : all.dropIdentity();
		}
		IdentityChange.Set set = (IdentityChange.Set) change;
		boolean sets = set.always() != null || !set.options().equals(SequenceOptions.DEFAULTS);
		ColumnAlteration more = sets ? all.identity(set.always(), set.options()) : all;
		Long restart = set.restart();
		return (restart != null) ? more.restartIdentity(restart) : more;
	}

	private static ColumnAlteration with(ColumnAlteration all, ColumnSetting change) {
		if (change instanceof ColumnSetting.SetStatistics set) {
			return all.statistics(set.target());
		}
		if (change instanceof ColumnSetting.SetStorage set) {
			return all.storage(set.storage());
		}
		@Nullable String method = ((ColumnSetting.SetCompression) change).method();
		return all.compression(method);
	}

}
