/**
 * What the entities of Spring Data JDBC want of a database. This package alone sees
 * Spring Data.
 */
@NullMarked
package dev.stemma.autogenerate.springdata;

import org.jspecify.annotations.NullMarked;
