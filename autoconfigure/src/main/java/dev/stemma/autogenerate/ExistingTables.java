package dev.stemma.autogenerate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Index;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * Which tables, and views with rows, have rows already when operations run: those that
 * the operations do not create themselves.
 */
final class ExistingTables {

	private final Catalog before;

	private final Set<QualifiedName> created = new HashSet<>();

	private final Map<QualifiedName, QualifiedName> formerNames = new HashMap<>();

	/**
	 * Looks through operations.
	 * @param before what is in the database
	 * @param operations all that is done in one direction
	 */
	ExistingTables(Catalog before, List<Operation> operations) {
		this.before = before;
		for (Operation operation : operations) {
			if (operation instanceof CreateObject create
					&& (create.object() instanceof Table || create.object() instanceof MaterializedView)) {
				this.created.add(create.object().reference().name());
			}
			else if (operation instanceof RenameObject rename && !rename.object().kind().isPart()) {
				QualifiedName name = rename.object().name();
				this.formerNames.put(name.sibling(rename.newName()), this.formerNames.getOrDefault(name, name));
			}
		}
	}

	boolean has(QualifiedName table) {
		return !this.created.contains(table);
	}

	/**
	 * Whether a table is there and is no partitioned one, of which PostgreSQL builds no
	 * index concurrently and, before version 18, leaves no foreign key unvalidated.
	 */
	boolean hasPlain(QualifiedName name) {
		Table table = this.before.table(formerName(name));
		return has(name) && (table == null || table.partitionKey() == null);
	}

	/**
	 * The table of an index that is there, or {@code null} if it is not known.
	 */
	@Nullable QualifiedName tableOf(ObjectReference index) {
		ObjectReference former = ObjectReference.of(index.kind(), formerName(index.name()));
		return (this.before.objects().get(former) instanceof Index found) ? found.table() : null;
	}

	private QualifiedName formerName(QualifiedName name) {
		return this.formerNames.getOrDefault(name, name);
	}

}
