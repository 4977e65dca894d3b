package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ConstraintVisitor;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.Unique;

/**
 * Constraints by the words of the language in which migrations are written. Their names
 * are said: what gives names to those that have none can be configured otherwise.
 */
final class JavaConstraints {

	private final JavaNames names;

	private final JavaKeys keys;

	JavaConstraints(JavaNames names) {
		this.names = names;
		this.keys = new JavaKeys(names);
	}

	JavaDraft<Constraint> of(Constraint constraint) {
		JavaDraft<? extends Constraint> draft = constraint.accept(new Writer());
		String name = constraint.name();
		return (name != null)
				? new JavaDraft<>(draft.code().then("named", JavaCode.text(name)), draft.value().named(name))
				: new JavaDraft<>(draft.code(), draft.value());
	}

	private JavaCode[] deferrability(Deferrability deferrability) {
		return new JavaCode[] { this.names.constant(deferrability) };
	}

	private static String[] array(List<String> texts) {
		return texts.toArray(String[]::new);
	}

	/** Writes them without their names. */
	private final class Writer implements ConstraintVisitor<JavaDraft<? extends Constraint>> {

		private final JavaNames names = JavaConstraints.this.names;

		@Override
		public JavaDraft<PrimaryKey> primaryKey(PrimaryKey key) {
			JavaDraft<PrimaryKey> draft = new JavaDraft<>(this.names.call("primaryKey", JavaNames.texts(key.columns())),
					PrimaryKey.of(array(key.columns())));
			draft = draft.with(!key.include().isEmpty(), "include", (value) -> value.include(array(key.include())),
					JavaNames.texts(key.include()));
			draft = draft.with(key.withoutOverlaps(), "noOverlaps", PrimaryKey::noOverlaps);
			return (key.deferrability() == Deferrability.NOT_DEFERRABLE) ? draft : draft.with(true, "deferrable",
					(value) -> value.deferrable(key.deferrability()), deferrability(key.deferrability()));
		}

		@Override
		public JavaDraft<Unique> unique(Unique unique) {
			JavaDraft<Unique> draft = new JavaDraft<>(this.names.call("unique", JavaNames.texts(unique.columns())),
					Unique.of(array(unique.columns())));
			draft = draft.with(!unique.include().isEmpty(), "include",
					(value) -> value.include(array(unique.include())), JavaNames.texts(unique.include()));
			draft = draft.with(unique.nullsNotDistinct(), "nullsEqual", Unique::nullsEqual);
			draft = draft.with(unique.withoutOverlaps(), "noOverlaps", Unique::noOverlaps);
			return (unique.deferrability() == Deferrability.NOT_DEFERRABLE) ? draft : draft.with(true, "deferrable",
					(value) -> value.deferrable(unique.deferrability()), deferrability(unique.deferrability()));
		}

		@Override
		public JavaDraft<Check> check(Check check) {
			JavaDraft<Check> draft = new JavaDraft<>(this.names.call("check", JavaCode.text(check.condition())),
					Check.of(check.condition()).over(array(check.columns())));
			draft = draft.with(check.noInherit(), "notInherited", Check::notInherited);
			draft = draft.with(check.notValid(), "unvalidated", Check::unvalidated);
			return draft.with(check.notEnforced(), "unenforced", Check::unenforced);
		}

		@Override
		public JavaDraft<ForeignKey> foreignKey(ForeignKey key) {
			List<JavaCode> referenced = new ArrayList<>(List.of(this.names.name(key.referencedTable())));
			referenced.addAll(JavaNames.texts(key.referencedColumns()));
			JavaDraft<ForeignKey> draft = new JavaDraft<>(
					this.names.call("foreignKey", JavaNames.texts(key.columns())).then("references", referenced),
					ForeignKey.of(array(key.columns()))
						.references(key.referencedTable(), array(key.referencedColumns())));
			if (key.match() != ForeignKey.Match.SIMPLE) {
				draft = draft.with(true, "match", (value) -> value.match(key.match()),
						this.names.constant(key.match()));
			}
			if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
				draft = draft.with(true, "onUpdate", (value) -> value.onUpdate(key.onUpdate()),
						this.names.constant(key.onUpdate()));
			}
			if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
				List<JavaCode> arguments = new ArrayList<>(List.of(this.names.constant(key.onDelete())));
				arguments.addAll(JavaNames.texts(key.onDeleteColumns()));
				draft = draft.with(true, "onDelete",
						(value) -> value.onDelete(key.onDelete(), array(key.onDeleteColumns())), arguments);
			}
			draft = draft.with(key.period(), "coveringPeriod", ForeignKey::coveringPeriod);
			if (key.deferrability() != Deferrability.NOT_DEFERRABLE) {
				draft = draft.with(true, "deferrable", (value) -> value.deferrable(key.deferrability()),
						deferrability(key.deferrability()));
			}
			draft = draft.with(key.notValid(), "unvalidated", ForeignKey::unvalidated);
			return draft.with(key.notEnforced(), "unenforced", ForeignKey::unenforced);
		}

		@Override
		public JavaDraft<Exclusion> exclusion(Exclusion exclusion) {
			Exclusion.Element first = exclusion.elements().get(0);
			JavaDraft<Exclusion> draft = new JavaDraft<>(
					this.names.call("exclude", JavaCode.text(exclusion.method()), key(first.key()),
							JavaCode.text(first.operator())),
					Exclusion.of(exclusion.method(), first.key(), first.operator()));
			for (Exclusion.Element next : exclusion.elements().subList(1, exclusion.elements().size())) {
				draft = draft.with(true, "and", (value) -> value.and(next.key(), next.operator()), key(next.key()),
						JavaCode.text(next.operator()));
			}
			draft = draft.with(!exclusion.include().isEmpty(), "include",
					(value) -> value.include(array(exclusion.include())), JavaNames.texts(exclusion.include()));
			String where = exclusion.where();
			if (where != null) {
				draft = draft.with(true, "where", (value) -> value.where(where), JavaCode.text(where));
			}
			return (exclusion.deferrability() == Deferrability.NOT_DEFERRABLE) ? draft : draft.with(true, "deferrable",
					(value) -> value.deferrable(exclusion.deferrability()), deferrability(exclusion.deferrability()));
		}

		private JavaCode key(IndexKey key) {
			return JavaConstraints.this.keys.of(key);
		}

		@Override
		public JavaDraft<NotNull> notNull(NotNull notNull) {
			JavaDraft<NotNull> draft = new JavaDraft<>(this.names.call("notNull", JavaCode.text(notNull.column())),
					NotNull.of(notNull.column()));
			draft = draft.with(notNull.noInherit(), "notInherited", NotNull::notInherited);
			return draft.with(notNull.notValid(), "unvalidated", NotNull::unvalidated);
		}

	}

}
