package dev.stemma;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@link CatalogSnapshot} asks the catalog. Every query gives three columns: the
 * schema and the relation that a fact belongs to, null where it belongs to none, and the
 * fact as a line. They run on PostgreSQL 14 to 18: a column that one of these lacks is
 * asked of the row as JSON, which has a null there.
 */
final class CatalogQueries {

	/** The relations that are the user's; an index belongs to its table. */
	private static final String RELATIONS = """
			WITH r AS (
			  SELECT c.*, n.nspname, coalesce(t.relname, c.relname) AS home,
			         format('%I.%I', n.nspname, c.relname) AS name,
			         CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
			           WHEN 'm' THEN 'materialised view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table'
			           WHEN 'c' THEN 'composite type' WHEN 'i' THEN 'index' WHEN 'I' THEN 'partitioned index' END AS kind
			  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			  LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class t ON t.oid = i.indrelid
			  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			    AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
			      AND (e.classid = 'pg_class'::regclass AND e.objid IN (c.oid, t.oid)
			        OR e.classid = 'pg_type'::regclass AND e.objid = c.reltype))
			)
			""";

	private static final String SCHEMAS = """
			SELECT nspname AS schema, NULL AS relation,
			       format('schema %I: owner %s', nspname, pg_get_userbyid(nspowner)) AS line
			FROM pg_namespace n
			WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'""" + andNotOfAnExtension("n");

	private static final String RELATION = RELATIONS
			+ """
					SELECT nspname AS schema, home AS relation, format('%s %s: %s', kind, name, concat_ws(', ',
					  'owner ' || pg_get_userbyid(relowner),
					  CASE relpersistence WHEN 'u' THEN 'unlogged' END,
					  'using ' || (SELECT amname FROM pg_am WHERE pg_am.oid = relam),
					  'partitioned by ' || pg_get_partkeydef(oid), pg_get_expr(relpartbound, oid),
					  'inherits ' || (SELECT string_agg(inhparent::regclass || CASE WHEN inhdetachpending THEN ' (detach pending)'
					    ELSE '' END, ', ' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = r.oid),
					  'of ' || nullif(reloftype, 0)::regtype, 'with ' || reloptions::text,
					  'toast with ' || (SELECT t.reloptions FROM pg_class t WHERE t.oid = r.reltoastrelid)::text,
					  'tablespace ' || (SELECT spcname FROM pg_tablespace s WHERE s.oid = reltablespace),
					  CASE WHEN relkind IN ('r', 'p', 'm') AND relreplident <> 'd' THEN 'replica identity ' || relreplident::text END,
					  CASE WHEN relrowsecurity THEN 'row security' END, CASE WHEN relforcerowsecurity THEN 'forced row security' END,
					  CASE WHEN NOT relispopulated THEN 'not populated' END,
					  (SELECT concat_ws(' ', 'server', srvname, ftoptions::text)
					     FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = r.oid))) AS line
					FROM r""";

	private static final String COLUMN = RELATIONS
			+ """
					SELECT nspname AS schema, home AS relation, format('column %s.%I: %s', name, attname, concat_ws(', ',
					  format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'not null' END,
					  CASE attgenerated WHEN 's' THEN 'generated stored ' WHEN 'v' THEN 'generated virtual ' ELSE 'default ' END
					    || pg_get_expr(adbin, adrelid),
					  CASE attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
					  CASE WHEN attcollation <> typcollation THEN 'collation ' || attcollation::regcollation END,
					  CASE attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended'
					    END, CASE attcompression WHEN 'p' THEN 'compression pglz' WHEN 'l' THEN 'compression lz4' END,
					  'statistics ' || nullif(attstattarget, -1), 'options ' || attoptions::text,
					  'foreign options ' || attfdwoptions::text,
					  CASE WHEN attinhcount > 0 THEN 'inherited from ' || attinhcount END,
					  CASE WHEN NOT attislocal THEN 'not local' END)) AS line
					FROM r JOIN pg_attribute ON attrelid = r.oid AND attnum > 0 AND NOT attisdropped
					JOIN pg_type y ON y.oid = atttypid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
					WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'c')""";

	private static final String CONSTRAINT = """
			SELECT n.nspname AS schema, c.relname AS relation, format('constraint %I on %s: %s', conname,
			  CASE WHEN c.oid IS NULL THEN contypid::regtype::text ELSE conrelid::regclass::text END, concat_ws(', ',
			  pg_get_constraintdef(k.oid), CASE WHEN NOT convalidated THEN 'not validated' END,
			  CASE WHEN to_jsonb(k) ->> 'conenforced' = 'false' THEN 'not enforced' END,
			  CASE WHEN condeferrable THEN 'deferrable' END, CASE WHEN condeferred THEN 'deferred' END,
			  CASE WHEN connoinherit AND contype IN ('c', 'n') THEN 'no inherit' END, CASE WHEN NOT conislocal THEN 'not local' END,
			  CASE WHEN coninhcount > 0 THEN 'inherited from ' || coninhcount END,
			  'index ' || nullif(conindid, 0)::regclass,
			  'triggers ' || (SELECT string_agg(DISTINCT tgenabled::text, '') FROM pg_trigger WHERE tgconstraint = k.oid)))
			  AS line
			FROM pg_constraint k JOIN pg_namespace n ON n.oid = connamespace
			LEFT JOIN pg_class c ON c.oid = conrelid
			WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
			    AND (e.classid = 'pg_class'::regclass AND e.objid = conrelid
			      OR e.classid = 'pg_type'::regclass AND e.objid = contypid))""";

	private static final String INDEX = RELATIONS + """
			SELECT nspname AS schema, home AS relation, format('index %s: %s', name, concat_ws(', ',
			  pg_get_indexdef(indexrelid), CASE WHEN NOT indisvalid THEN 'invalid' END,
			  CASE WHEN NOT indisready THEN 'not ready' END, CASE WHEN indisclustered THEN 'clustered' END,
			  CASE WHEN indisreplident THEN 'replica identity' END, CASE WHEN NOT indimmediate THEN 'not immediate' END,
			  (SELECT string_agg(format('statistics of column %s: %s', attnum, attstattarget), ', ' ORDER BY attnum)
			     FROM pg_attribute WHERE attrelid = indexrelid AND attstattarget >= 0),
			  (SELECT string_agg(format('options of column %s: %s', attnum, attoptions), ', ' ORDER BY attnum)
			     FROM pg_attribute WHERE attrelid = indexrelid AND attoptions IS NOT NULL))) AS line
			FROM r JOIN pg_index ON indexrelid = r.oid""";

	private static final String COMMENT = """
			SELECT coalesce(o.schema, h.relnamespace::regnamespace::text, CASE o.type WHEN 'schema' THEN o.name END) AS schema,
			       h.relname AS relation,
			       format('comment on %s %s: %s', o.type, o.identity, description) AS line
			FROM pg_description d, pg_identify_object(classoid, objoid, objsubid) o,
			     LATERAL (SELECT coalesce(CASE classoid
			       WHEN 'pg_class'::regclass THEN coalesce((SELECT indrelid FROM pg_index WHERE indexrelid = objoid), objoid)
			       WHEN 'pg_constraint'::regclass THEN (SELECT conrelid FROM pg_constraint k WHERE k.oid = objoid)
			       WHEN 'pg_trigger'::regclass THEN (SELECT tgrelid FROM pg_trigger t WHERE t.oid = objoid)
			       WHEN 'pg_policy'::regclass THEN (SELECT polrelid FROM pg_policy p WHERE p.oid = objoid)
			       WHEN 'pg_rewrite'::regclass THEN (SELECT ev_class FROM pg_rewrite w WHERE w.oid = objoid) END, 0) AS id) x
			     LEFT JOIN pg_class h ON h.oid = x.id
			WHERE (objoid >= 16384 OR classoid = 'pg_namespace'::regclass AND objoid = 'public'::regnamespace
			    OR classoid = 'pg_extension'::regclass)
			  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
			    AND (e.classid = d.classoid AND e.objid = d.objoid OR e.classid = 'pg_class'::regclass AND e.objid = x.id))""";

	private static final String SEQUENCE = RELATIONS + """
			SELECT nspname AS schema, home AS relation, format('sequence %s: %s', name, concat_ws(', ',
			  seqtypid::regtype, 'start ' || seqstart, 'increment ' || seqincrement, 'from ' || seqmin, 'to ' || seqmax,
			  'cache ' || seqcache, CASE WHEN seqcycle THEN 'cycle' END,
			  'owned by ' || (SELECT format('%s.%I', attrelid::regclass, attname)
			     || CASE deptype WHEN 'i' THEN ' as its identity' ELSE '' END
			     FROM pg_depend JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
			     WHERE classid = 'pg_class'::regclass AND objid = r.oid AND refclassid = 'pg_class'::regclass
			       AND deptype IN ('a', 'i')))) AS line
			FROM r JOIN pg_sequence ON seqrelid = r.oid""";

	private static final String TYPE = """
			SELECT n.nspname AS schema, NULL AS relation, format('type %s: %s', y.oid::regtype, concat_ws(', ',
			  CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite' WHEN 'r' THEN 'range'
			    WHEN 'm' THEN 'multirange' WHEN 'p' THEN 'shell' ELSE 'base' END,
			  'owner ' || pg_get_userbyid(typowner),
			  (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum
			     WHERE enumtypid = y.oid),
			  CASE typtype WHEN 'd' THEN format_type(typbasetype, typtypmod) END, CASE WHEN typnotnull THEN 'not null' END,
			  'default ' || coalesce(pg_get_expr(typdefaultbin, 0), typdefault),
			  CASE WHEN typtype = 'd' AND typcollation <> (SELECT b.typcollation FROM pg_type b WHERE b.oid = y.typbasetype)
			    THEN 'collation ' || typcollation::regcollation END,
			  CASE WHEN typtype = 'b' THEN concat_ws(' ', typinput, typoutput, typlen, typalign, typstorage, typcategory) END,
			  (SELECT concat_ws(' ', 'of', rngsubtype::regtype, nullif(rngcollation, 0)::regcollation,
			     (SELECT opcname FROM pg_opclass WHERE pg_opclass.oid = rngsubopc), rngcanonical, rngsubdiff)
			     FROM pg_range WHERE rngtypid = y.oid))) AS line
			FROM pg_type y JOIN pg_namespace n ON n.oid = typnamespace
			WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			  AND NOT EXISTS (SELECT FROM pg_type s WHERE s.typarray = y.oid)
			  AND (typrelid = 0 OR (SELECT relkind FROM pg_class c WHERE c.oid = typrelid) = 'c')"""
			+ andNotOfAnExtension("y");

	private static final String VIEW = RELATIONS + """
			SELECT nspname AS schema, home AS relation, format('%s %s as %s', kind, name, pg_get_viewdef(oid)) AS line
			FROM r WHERE relkind IN ('v', 'm')""";

	private static final String FUNCTION = """
			SELECT n.nspname AS schema, NULL AS relation, format('%s %s: owner %s, %s',
			  CASE prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, p.oid::regprocedure,
			  pg_get_userbyid(proowner), CASE WHEN prokind <> 'a' THEN pg_get_functiondef(p.oid)
			    ELSE (SELECT concat_ws(' ', prorettype::regtype, aggkind, aggnumdirectargs, aggtransfn, aggfinalfn, aggcombinefn,
			      aggserialfn, aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn, aggfinalmodify, aggmfinalmodify,
			      nullif(aggsortop, 0)::regoperator, aggtranstype::regtype, agginitval, aggminitval, proparallel)
			      FROM pg_aggregate WHERE aggfnoid = p.oid) END) AS line
			FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
			WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"""
			+ andNotOfAnExtension("p");

	private static final String TRIGGER = RELATIONS + """
			SELECT nspname AS schema, home AS relation, format('trigger %I on %s: %s, enabled %s', tgname, name,
			  pg_get_triggerdef(t.oid), tgenabled) AS line
			FROM pg_trigger t JOIN r ON r.oid = tgrelid WHERE NOT tgisinternal""";

	private static final String RULE = RELATIONS + """
			SELECT nspname AS schema, home AS relation, format('rule %I on %s: %s, enabled %s', rulename, name,
			  pg_get_ruledef(w.oid), ev_enabled) AS line
			FROM pg_rewrite w JOIN r ON r.oid = ev_class WHERE rulename <> '_RETURN'""";

	private static final String POLICY = RELATIONS + """
			SELECT nspname AS schema, home AS relation, format('policy %I on %s: %s', polname, name, concat_ws(', ',
			  CASE WHEN polpermissive THEN 'permissive' ELSE 'restrictive' END, 'for ' || polcmd::text,
			  'to ' || (SELECT string_agg(CASE WHEN role = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(role)::text END, ', '
			    ORDER BY pg_get_userbyid(role)::text COLLATE "C") FROM unnest(polroles) role),
			  'using ' || pg_get_expr(polqual, polrelid), 'with check ' || pg_get_expr(polwithcheck, polrelid))) AS line
			FROM pg_policy JOIN r ON r.oid = polrelid""";

	private static final String CAST = """
			SELECT NULL AS schema, NULL AS relation, format('cast (%s AS %s): %s, %s, %s',
			  format_type(castsource, NULL), format_type(casttarget, NULL),
			  CASE castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' ELSE 'explicit' END,
			  CASE castmethod WHEN 'f' THEN 'with function' WHEN 'i' THEN 'with inout' ELSE 'without function' END,
			  castfunc::regprocedure) AS line
			FROM pg_cast c WHERE c.oid >= 16384""" + andNotOfAnExtension("c");

	private static final String EXTENSION = """
			SELECT extnamespace::regnamespace::text AS schema, NULL AS relation,
			       format('extension %I: schema %s, version %s', extname, extnamespace::regnamespace, extversion) AS line
			FROM pg_extension""";

	private static final String EXTENSION_DEPENDENCY = """
			SELECT o.schema AS schema, NULL AS relation,
			       format('%s %s depends on extension %I', o.type, o.identity, extname) AS line
			FROM pg_depend d JOIN pg_extension x ON x.oid = refobjid, pg_identify_object(d.classid, d.objid, d.objsubid) o
			WHERE deptype = 'x' AND refclassid = 'pg_extension'::regclass""";

	private static final String STATISTICS = """
			SELECT n.nspname AS schema, c.relname AS relation, format('statistics %I.%I: %s', n.nspname, stxname,
			  concat_ws(', ', pg_get_statisticsobjdef(s.oid), 'owner ' || pg_get_userbyid(stxowner),
			  'target ' || nullif(stxstattarget, -1))) AS line
			FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = stxnamespace JOIN pg_class c ON c.oid = stxrelid
			WHERE n.nspname !~ '^pg_'""" + andNotOfAnExtension("s");

	/** An object without a list of grants has the grants that are every such object's. */
	private static final String GRANT = RELATIONS
			+ """
					SELECT schema, relation, format('grant on %s to %s: %s, by %s', object,
					  CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
					  string_agg(privilege_type || CASE WHEN is_grantable THEN ' (grantable)' ELSE '' END, ', '
					    ORDER BY privilege_type COLLATE "C"), quote_ident(pg_get_userbyid(grantor))) AS line
					FROM (
					  SELECT nspname AS schema, home AS relation, kind || ' ' || name AS object,
					         coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)) AS acl
					  FROM r WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
					  UNION ALL SELECT nspname, home, format('column %s.%I', name, attname), attacl
					  FROM r JOIN pg_attribute ON attrelid = r.oid AND NOT attisdropped WHERE attacl IS NOT NULL
					  UNION ALL SELECT nspname, NULL, format('schema %I', nspname), coalesce(nspacl, acldefault('n', nspowner))
					  FROM pg_namespace n WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'{schema}
					  UNION ALL SELECT n.nspname, NULL, 'type ' || y.oid::regtype, coalesce(typacl, acldefault('T', typowner))
					  FROM pg_type y JOIN pg_namespace n ON n.oid = typnamespace
					  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'{type}
					    AND NOT EXISTS (SELECT FROM pg_type s WHERE s.typarray = y.oid)
					    AND (typrelid = 0 OR (SELECT relkind FROM pg_class c WHERE c.oid = typrelid) = 'c')
					  UNION ALL SELECT n.nspname, NULL, 'routine ' || p.oid::regprocedure, coalesce(proacl, acldefault('f', proowner))
					  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
					  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'{routine}
					  UNION ALL SELECT NULL, NULL, format('language %I', lanname), coalesce(lanacl, acldefault('l', lanowner))
					  FROM pg_language WHERE lanispl
					  UNION ALL SELECT NULL, NULL, format('foreign server %I', srvname), coalesce(srvacl, acldefault('S', srvowner))
					  FROM pg_foreign_server
					  UNION ALL SELECT NULL, NULL, format('foreign-data wrapper %I', fdwname),
					         coalesce(fdwacl, acldefault('F', fdwowner))
					  FROM pg_foreign_data_wrapper
					  UNION ALL SELECT nspname, NULL, format('future objects of kind %s of %I in %s', defaclobjtype,
					         pg_get_userbyid(defaclrole), coalesce(quote_ident(nspname), 'any schema')), defaclacl
					  FROM pg_default_acl LEFT JOIN pg_namespace n ON n.oid = defaclnamespace
					) object, aclexplode(acl)
					GROUP BY schema, relation, object, grantee, grantor"""
				.replace("{schema}", andNotOfAnExtension("n"))
				.replace("{type}", andNotOfAnExtension("y"))
				.replace("{routine}", andNotOfAnExtension("p"));

	/** The rarer kinds of objects, whose rows say enough with references left out. */
	private static final List<String> RARER = List.of("pg_operator", "pg_opclass", "pg_opfamily", "pg_amop",
			"pg_amproc", "pg_collation", "pg_conversion", "pg_ts_config", "pg_ts_dict", "pg_ts_parser",
			"pg_ts_template", "pg_event_trigger", "pg_publication", "pg_publication_rel", "pg_foreign_data_wrapper",
			"pg_foreign_server", "pg_user_mapping", "pg_language", "pg_transform", "pg_am", "pg_default_acl");

	static final List<String> ALL = Stream
		.concat(Stream.of(SCHEMAS, RELATION, COLUMN, CONSTRAINT, INDEX, COMMENT, SEQUENCE, TYPE, VIEW, FUNCTION,
				TRIGGER, RULE, POLICY, CAST, EXTENSION, EXTENSION_DEPENDENCY, STATISTICS, GRANT),
				RARER.stream().map(CatalogQueries::rarer))
		.toList();

	private CatalogQueries() {
	}

	private static String andNotOfAnExtension(String alias) {
		return " AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = %s.tableoid AND e.objid = %s.oid AND e.deptype = 'e')"
			.formatted(alias, alias);
	}

	private static String rarer(String catalog) {
		return """
				SELECT o.schema AS schema, NULL AS relation, format('%%s %%s: %%s', o.type, o.identity,
				  (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(x)) WHERE value <> 'null'
				     AND key NOT IN (SELECT attname FROM pg_attribute WHERE attrelid = x.tableoid AND atttypid IN ('oid'::regtype,
				       'oidvector'::regtype, 'oid[]'::regtype, 'int2vector'::regtype, 'pg_node_tree'::regtype,
				       'aclitem[]'::regtype)))) AS line
				FROM %s x, pg_identify_object(x.tableoid, x.oid, 0) o
				WHERE x.oid >= 16384
				  -- The operators of an operator class are the extension's where the class is
				  AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_depend e ON e.classid = d.refclassid AND e.objid = d.refobjid
				    WHERE d.classid = x.tableoid AND d.objid = x.oid AND d.deptype IN ('a', 'i') AND e.deptype = 'e')%s"""
			.formatted(catalog, andNotOfAnExtension("x"));
	}

}
