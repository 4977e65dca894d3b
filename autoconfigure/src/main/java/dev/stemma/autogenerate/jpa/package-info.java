/**
 * What JPA entities want of a database. This package alone sees JPA and Hibernate.
 */
@NullMarked
package dev.stemma.autogenerate.jpa;

import org.jspecify.annotations.NullMarked;
