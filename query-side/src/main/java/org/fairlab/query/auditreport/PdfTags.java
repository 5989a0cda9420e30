package org.fairlab.query.auditreport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** What the parts of a document are (ISO 32000-1, 14.8), so that it can be read aloud and its tables by cells. */
final class PdfTags {

    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement root = new PDStructureElement("Document", tree);
    /** By page, the element of each marked content, in order. */
    private final List<COSArray> marked = new ArrayList<>();

    PdfTags(PDDocument document) {
        tree.appendKid(root);
        document.getDocumentCatalog().setStructureTreeRoot(tree);
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marks);
        document.getDocumentCatalog().setLanguage("en");
    }

    PDStructureElement root() {
        return root;
    }

    /** A new part, such as {@code TR}, within another. */
    static PDStructureElement part(String type, PDStructureElement within) {
        var part = new PDStructureElement(type, within);
        within.appendKid(part);
        return part;
    }

    /** What is drawn on a page. */
    interface Drawing {
        void draw() throws IOException;
    }

    /** Draws what a part says on a page. */
    void draw(PDStructureElement part, PDPage page, PDPageContentStream content, Drawing drawing) throws IOException {
        if (page.getStructParents() < 0) {
            page.setStructParents(marked.size());
            marked.add(new COSArray());
        }
        COSArray onPage = marked.get(page.getStructParents());
        var reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(onPage.size());
        part.appendKid(reference);
        content.beginMarkedContent(COSName.getPDFName(part.getStructureType()), onPage.size());
        onPage.add(part.getCOSObject());
        drawing.draw();
        content.endMarkedContent();
    }

    /** Draws what says nothing by itself, such as a line or what is repeated on each page. */
    static void drawApart(PDPageContentStream content, Drawing drawing) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        drawing.draw();
        content.endMarkedContent();
    }

    /** To be called when all is drawn. */
    void finish() {
        var numbers = new COSArray();
        for (int page = 0; page < marked.size(); page++) {
            numbers.add(COSInteger.get(page));
            numbers.add(marked.get(page));
        }
        var parents = new COSDictionary();
        parents.setItem(COSName.NUMS, numbers);
        tree.getCOSObject().setItem(COSName.PARENT_TREE, parents);
        tree.setParentTreeNextKey(marked.size());
    }
}
