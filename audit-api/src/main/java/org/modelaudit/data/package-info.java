/**
 * The pictures that a model is audited on, and what is known about them: class, boxes, masks, tags.
 *
 * <p>Start with {@link org.modelaudit.data.AuditSet}, which reads a folder with annotations in CSV, PASCAL VOC or COCO
 * form, or with one sub-folder a class; it hands out {@link org.modelaudit.data.AuditSample}s, whose pictures are decoded
 * on demand and never kept.
 */
@NullMarked
package org.modelaudit.data;

import org.jspecify.annotations.NullMarked;
