/**
 * By which groups are figures shown?
 *
 * <p>The only read model that holds self-identification in clear. It answers nothing about a person; other read models
 * join its view {@code demographics.grouped} when they are asked for figures by group, and only the auditor may ask.
 */
@NullMarked
package org.fairlab.query.demographics;

import org.jspecify.annotations.NullMarked;
