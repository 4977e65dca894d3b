package dev.stemma.operation;

/**
 * Does something for each kind of change.
 *
 * @param <R> what it returns
 */
public interface TableChangeVisitor<R> {

	R addColumn(ColumnChange.Add change);

	R dropColumn(ColumnChange.Drop change);

	R setType(ColumnChange.SetType change);

	R setNullable(ColumnChange.SetNullable change);

	R setDefault(ColumnChange.SetDefault change);

	R setExpression(ColumnChange.SetExpression change);

	R dropExpression(ColumnChange.DropExpression change);

	R addIdentity(IdentityChange.Add change);

	R setIdentity(IdentityChange.Set change);

	R dropIdentity(IdentityChange.Drop change);

	R setStatistics(ColumnSetting.SetStatistics change);

	R setStorage(ColumnSetting.SetStorage change);

	R setCompression(ColumnSetting.SetCompression change);

	R addConstraint(ConstraintChange.Add change);

	R dropConstraint(ConstraintChange.Drop change);

	R alterConstraint(ConstraintChange.Alter change);

	R validateConstraint(ConstraintChange.Validate change);

	R attachPartition(PartitionChange.Attach change);

	R detachPartition(PartitionChange.Detach change);

	R setLogged(TableOption.SetLogged change);

	R setTablespace(TableOption.SetTablespace change);

	R setParameters(TableOption.SetParameters change);

	R inherit(TableOption.Inherit change);

}
