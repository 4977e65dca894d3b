package dev.stemma.operation;

/**
 * Does something for each kind of operation.
 *
 * @param <R> what it returns
 */
public interface OperationVisitor<R> {

	R create(CreateObject operation);

	R drop(DropObject operation);

	R rename(RenameObject operation);

	R setSchema(SetSchema operation);

	R setComment(SetComment operation);

	R grant(Grant operation);

	R revoke(Revoke operation);

	R alterTable(AlterTable operation);

	R alterSequence(AlterSequence operation);

	R addEnumValue(AddEnumValue operation);

	R renameEnumValue(RenameEnumValue operation);

	R refreshView(RefreshView operation);

	R reindex(Reindex operation);

	R attachIndex(AttachIndex operation);

	R continueIdentity(ContinueIdentity operation);

	R execute(Execute operation);

	R bulkInsert(BulkInsert operation);

	R insertFrom(InsertFrom operation);

	R updateInBatches(UpdateInBatches operation);

}
