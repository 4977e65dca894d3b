package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Column;
import dev.stemma.schema.Identity;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;

/**
 * The sequences that columns of a table own.
 *
 * @param side the table
 * @param there the catalog in which the columns are not there yet: where it has a
 * sequence all the same, this is not created
 */
record OwnedSequences(TableSide side, TableParts there) {

	private static final Pattern NEXTVAL = Pattern.compile("nextval\\('(.+)'::regclass\\)");

	private static final int LONGEST_NAME = 63;

	/**
	 * The column as people write it: {@code bigserial} where it is one, without what goes
	 * without saying of an identity.
	 */
	Column written(Column column) {
		Column alone = column.constraints(List.of());
		if (serial(column) != null) {
			return alone.defaultsTo((String) null).type(new SqlType.Written(serialType(column)));
		}
		Identity identity = column.identity();
		return (identity != null) ? alone.generatedAsIdentity(shortest(identity, column.type())) : alone;
	}

	private static String serialType(Column column) {
		return switch (ColumnType.of(column.type()).base()) {
			case "smallint" -> "smallserial";
			case "integer" -> "serial";
			default -> "bigserial";
		};
	}

	/**
	 * An identity without what goes without saying.
	 */
	static Identity shortest(Identity identity, SqlType type) {
		return identity.options(shortest(identity.options(), type));
	}

	/**
	 * How a sequence counts, without what one of its type does by itself.
	 */
	static SequenceOptions shortest(SequenceOptions options, @Nullable SqlType type) {
		SequenceOptions said = options.completed(type);
		SequenceOptions usual = new SequenceOptions(null, said.increment(), null, null, null, null).completed(type);
		// It starts at its end unless something else is said.
		SequenceOptions start = new SequenceOptions(null, said.increment(), said.minValue(), said.maxValue(), null,
				null)
			.completed(type);
		return new SequenceOptions(unless(start.start(), said.start()), unless(1L, said.increment()),
				unless(usual.minValue(), said.minValue()), unless(usual.maxValue(), said.maxValue()),
				unless(1L, said.cache()), Boolean.TRUE.equals(said.cycle()) ? Boolean.TRUE : null);
	}

	private static @Nullable Long unless(@Nullable Long usual, @Nullable Long value) {
		return (value != null && value.equals(usual)) ? null : value;
	}

	/** The sequence that the server makes of {@code serial}, or {@code null}. */
	private @Nullable Sequence serial(Column column) {
		String expression = column.defaultExpression();
		String name = side().name().name() + "_" + column.name() + "_seq";
		String type = ColumnType.of(column.type()).base();
		if (expression == null || column.nullable() || name.length() > LONGEST_NAME
				|| !List.of("smallint", "integer", "bigint").contains(type)) {
			return null;
		}
		for (Sequence sequence : side().sequences(column.name())) {
			boolean usual = sequence.name().equals(side().name().sibling(name)) && type.equals(type(sequence))
					&& shortest(sequence.options(), sequence.type()).isEmpty()
					&& sequence.unlogged() == side().table().unlogged();
			if (usual && isNext(expression, sequence) && !there().contains(sequence.reference())) {
				return sequence;
			}
		}
		return null;
	}

	/**
	 * Whether an expression is the next value of a sequence.
	 */
	static boolean isNext(String expression, Sequence sequence) {
		Matcher matcher = NEXTVAL.matcher(expression);
		if (!matcher.matches()) {
			return false;
		}
		String name = SqlWords.quoted(sequence.name().name());
		String text = matcher.group(1).replace("''", "'");
		return text.equals(name) || text.endsWith("." + name);
	}

	/**
	 * What is to be done before a column can have its default.
	 */
	List<Operation> before(Column column) {
		Sequence serial = serial(column);
		List<Operation> all = new ArrayList<>();
		for (Sequence sequence : side().sequences(column.name())) {
			if (!sequence.equals(serial) && !there().contains(sequence.reference())) {
				all.add(CreateObject.of(alone(sequence)));
			}
		}
		return all;
	}

	/**
	 * What is to be done when a column is there.
	 */
	List<Operation> behind(Column column) {
		Sequence serial = serial(column);
		List<Operation> all = new ArrayList<>();
		for (Sequence sequence : side().sequences(column.name())) {
			if (!sequence.equals(serial)) {
				all.add(owner(sequence, there().catalog().objects().get(sequence.reference())));
			}
			if (!there().contains(sequence.reference())) {
				all.addAll(side().parts().comment(sequence.reference()));
				all.addAll(PrivilegeGroups.operations(side().parts(), sequence.reference()));
			}
		}
		return all;
	}

	/**
	 * What is to be done for sequences that a column has got which was there without
	 * them.
	 */
	List<Operation> taken(Column column, List<Sequence> sequences) {
		List<Operation> all = new ArrayList<>();
		for (Sequence sequence : side().sequences(column.name())) {
			if (sequences.contains(sequence)) {
				all.add(owner(sequence, null));
				all.addAll(side().parts().comment(sequence.reference()));
				all.addAll(PrivilegeGroups.operations(side().parts(), sequence.reference()));
			}
		}
		return all;
	}

	/**
	 * What differs between a sequence before and after.
	 */
	static List<Change> compare(TableParts before, Sequence there, TableParts after, Sequence wanted) {
		ObjectReference reference = there.reference();
		List<Change> changes = new ArrayList<>();
		boolean owner = !Objects.equals(there.ownedBy(), wanted.ownedBy());
		AlterSequence change = change(there, wanted);
		if (change != null) {
			AlterSequence back = Objects.requireNonNull(change(wanted, there));
			changes.add(
					Change
						.of(Change.Kind.ALTER, reference,
								owner ? "%s is to belong to %s".formatted(reference, owner(wanted))
										: reference + " counts otherwise than it is to",
								List.of(change), List.of(back)));
		}
		if (!followsTable(before, there, after, wanted)) {
			changes.addAll(SequenceComparison.logging(there, wanted));
		}
		changes.addAll(after.comment(reference, before, reference, reference));
		changes.addAll(new MissingPrivileges(before, after).compare(reference));
		return changes;
	}

	/** What a table is made has the sequences of its columns be so too. */
	private static boolean followsTable(TableParts before, Sequence there, TableParts after, Sequence wanted) {
		Table old = (there.ownedBy() != null) ? before.table(there.ownedBy().table()) : null;
		Table present = (wanted.ownedBy() != null) ? after.table(wanted.ownedBy().table()) : null;
		return old != null && present != null && old.unlogged() != present.unlogged();
	}

	private static String owner(Sequence sequence) {
		Sequence.Owner owner = sequence.ownedBy();
		return (owner != null) ? ObjectReference.column(owner.table(), owner.column()).toString() : "no column";
	}

	private static @Nullable AlterSequence change(Sequence from, Sequence to) {
		boolean type = !type(from).equals(type(to));
		SequenceOptions base = shortest(from.options(), from.type()).completed(to.type());
		SequenceOptions options = differing(to.options().completed(to.type()), base);
		boolean owner = !Objects.equals(from.ownedBy(), to.ownedBy());
		return (type || owner || !options.isEmpty())
				? new AlterSequence(from.name(), type ? new SqlType.Written(type(to)) : null, options, null,
						owner ? new Known<>(to.ownedBy()) : null, from)
				: null;
	}

	private static String type(Sequence sequence) {
		return (sequence.type() != null) ? ColumnType.of(sequence.type()).base() : "bigint";
	}

	/**
	 * The options that are not those of others.
	 */
	static SequenceOptions differing(SequenceOptions options, SequenceOptions others) {
		return new SequenceOptions(unless(others.start(), options.start()),
				unless(others.increment(), options.increment()), unless(others.minValue(), options.minValue()),
				unless(others.maxValue(), options.maxValue()), unless(others.cache(), options.cache()),
				Objects.equals(options.cycle(), others.cycle()) ? null : options.cycle());
	}

	private static AlterSequence owner(Sequence sequence, @Nullable SchemaObject existing) {
		return new AlterSequence(sequence.name(), null, SequenceOptions.DEFAULTS, null, new Known<>(sequence.ownedBy()),
				(existing instanceof Sequence there) ? there : alone(sequence));
	}

	/**
	 * What has a sequence stay that goes with no column any more.
	 */
	static AlterSequence release(Sequence sequence) {
		return new AlterSequence(sequence.name(), null, SequenceOptions.DEFAULTS, null, new Known<>(null), sequence);
	}

	/**
	 * A sequence that no column owns yet.
	 */
	static Sequence alone(Sequence sequence) {
		return new Sequence(sequence.name(), sequence.type(), shortest(sequence.options(), sequence.type()), null,
				sequence.unlogged());
	}

}
