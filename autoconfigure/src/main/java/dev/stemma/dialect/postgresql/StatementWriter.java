package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.AttachIndex;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.ContinueIdentity;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Grant;
import dev.stemma.operation.InsertFrom;
import dev.stemma.operation.OperationVisitor;
import dev.stemma.operation.RefreshView;
import dev.stemma.operation.Reindex;
import dev.stemma.operation.RenameEnumValue;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.Revoke;
import dev.stemma.operation.SetComment;
import dev.stemma.operation.SetSchema;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.ObjectReference;

/**
 * Writes the statements of each operation.
 */
final class StatementWriter implements OperationVisitor<List<String>> {

	@Override
	public List<String> create(CreateObject operation) {
		return ObjectWriter.create(operation);
	}

	@Override
	public List<String> drop(DropObject operation) {
		ObjectReference object = operation.object();
		String how = (operation.concurrently() ? "CONCURRENTLY " : "") + (operation.ifExists() ? "IF EXISTS " : "");
		String words = ObjectNames.words(object.kind()) + " ";
		return List.of("DROP " + words + how + ObjectNames.of(object).substring(words.length())
				+ (operation.cascade() ? " CASCADE" : ""));
	}

	@Override
	public List<String> rename(RenameObject operation) {
		ObjectReference object = operation.object();
		String newName = " TO " + Identifiers.of(operation.newName());
		return switch (object.kind()) {
			case COLUMN -> List.of(AlterTableWriter.alter(object.name(), false,
					List.of("RENAME COLUMN " + Identifiers.part(object) + newName)));
			case CONSTRAINT -> List.of(AlterTableWriter.alter(object.name(), false,
					List.of("RENAME CONSTRAINT " + Identifiers.part(object) + newName)));
			default -> List.of("ALTER " + ObjectNames.of(object) + " RENAME" + newName);
		};
	}

	@Override
	public List<String> setSchema(SetSchema operation) {
		return List
			.of("ALTER " + ObjectNames.of(operation.object()) + " SET SCHEMA " + Identifiers.of(operation.newSchema()));
	}

	@Override
	public List<String> setComment(SetComment operation) {
		return List.of(CommentWriter.comment(operation.object(), operation.comment()));
	}

	@Override
	public List<String> grant(Grant operation) {
		return List.of(PrivilegeWriter.grant(operation));
	}

	@Override
	public List<String> revoke(Revoke operation) {
		return List.of(PrivilegeWriter.revoke(operation));
	}

	@Override
	public List<String> alterTable(AlterTable operation) {
		return AlterTableWriter.statements(operation);
	}

	@Override
	public List<String> alterSequence(AlterSequence operation) {
		List<String> all = new ArrayList<>();
		if (operation.type() != null) {
			all.add("AS " + TypeWriter.of(operation.type()));
		}
		all.addAll(SequenceClauses.options(operation.options()));
		if (operation.restart() != null) {
			all.add("RESTART WITH " + operation.restart());
		}
		if (operation.owner() != null) {
			all.add(SequenceClauses.owner(operation.owner().value()));
		}
		return List.of("ALTER SEQUENCE " + Identifiers.of(operation.sequence()) + " " + String.join(" ", all));
	}

	@Override
	public List<String> addEnumValue(AddEnumValue operation) {
		String place = "";
		if (operation.before() != null) {
			place = " BEFORE " + EnumValues.of(operation.before());
		}
		else if (operation.after() != null) {
			place = " AFTER " + EnumValues.of(operation.after());
		}
		return List.of("ALTER TYPE " + Identifiers.of(operation.type()) + " ADD VALUE "
				+ (operation.ifNotExists() ? "IF NOT EXISTS " : "") + EnumValues.of(operation.value()) + place);
	}

	@Override
	public List<String> renameEnumValue(RenameEnumValue operation) {
		return List.of("ALTER TYPE " + Identifiers.of(operation.type()) + " RENAME VALUE "
				+ EnumValues.of(operation.value()) + " TO " + EnumValues.of(operation.newValue()));
	}

	@Override
	public List<String> refreshView(RefreshView operation) {
		return List.of("REFRESH MATERIALIZED VIEW " + (operation.concurrently() ? "CONCURRENTLY " : "")
				+ Identifiers.of(operation.view()) + (operation.withData() ? "" : " WITH NO DATA"));
	}

	@Override
	public List<String> reindex(Reindex operation) {
		return List.of("REINDEX " + ObjectNames.words(operation.object().kind()) + " "
				+ (operation.concurrently() ? "CONCURRENTLY " : "") + ObjectNames.name(operation.object()));
	}

	@Override
	public List<String> attachIndex(AttachIndex operation) {
		return List.of("ALTER INDEX " + Identifiers.of(operation.parent()) + " ATTACH PARTITION "
				+ Identifiers.of(operation.index()));
	}

	@Override
	public List<String> continueIdentity(ContinueIdentity operation) {
		return List.of(IdentityContinuation.statement(operation));
	}

	@Override
	public List<String> execute(Execute operation) {
		return DataWriter.execute(operation);
	}

	@Override
	public List<String> bulkInsert(BulkInsert operation) {
		return DataWriter.bulkInsert(operation);
	}

	@Override
	public List<String> insertFrom(InsertFrom operation) {
		return DataWriter.insertFrom(operation);
	}

	@Override
	public List<String> updateInBatches(UpdateInBatches operation) {
		return DataWriter.updateInBatches(operation);
	}

}
