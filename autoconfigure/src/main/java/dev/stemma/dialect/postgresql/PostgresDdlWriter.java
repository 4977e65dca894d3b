package dev.stemma.dialect.postgresql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.Reindex;
import dev.stemma.operation.TableChange;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectKind;

/**
 * Writes operations as PostgreSQL reads them.
 */
final class PostgresDdlWriter implements DdlWriter {

	private final StatementWriter statements = new StatementWriter();

	@Override
	public List<String> statements(Operation operation) {
		return operation.accept(this.statements);
	}

	@Override
	public List<Problem> lacking(Operation operation, int version) {
		return ServerLacks.of(operation, version);
	}

	@Override
	public boolean needsAutocommit(Operation operation) {
		if (operation instanceof CreateObject create) {
			return create.concurrently();
		}
		if (operation instanceof DropObject drop) {
			return drop.concurrently();
		}
		if (operation instanceof Reindex reindex) {
			return reindex.concurrently() || reindex.object().kind() == ObjectKind.SCHEMA;
		}
		if (operation instanceof AlterTable alter) {
			return alter.changes().stream().anyMatch(PostgresDdlWriter::needsAutocommit);
		}
		return operation instanceof UpdateInBatches;
	}

	private static boolean needsAutocommit(TableChange change) {
		return change instanceof PartitionChange.Detach detach && detach.mode() == PartitionChange.Mode.CONCURRENTLY;
	}

	@Override
	public String literal(@Nullable Object value) {
		return Literals.of(value);
	}

}
