/**
 * Names (of classes, ids, `itemprop`) by which publishing systems mark the parts of an article, lower case, the surest first: those of the
 * large Vietnamese news sites, of their systems (IMS, OneCMS, HemeraCMS), then those of WordPress, Joomla and hand-made pages.
 */
export const selectors = {
	title:
		"title-detail title_news_detail detail-title detail__title singular-title content-detail-title kbwc-title the-article-title article__title article-title articletitle articleheadline sc-longform-header-title c-detail-head__title title-news entry-title post-title headline tieude tieu-de",
	lead: "detail-sapo singular-sapo knc-sapo article__sapo content-detail-sapo the-article-summary sapo_detail sapo article-sapo sc-longform-header-sapo c-detail-head__sapo detail__summary detail-summary article__lead article-lead chapeau cms-desc news-sapo entry-summary article-summary lead summary description excerpt trich-yeu trichyeu",
	body: "fck_detail afcbc-body detail-cmain singular-content maincontent the-article-body knc-content contentdetail content-detail-body article__body cms-body detail-content-body detail__content detail-content article-detail-body articlebody article-body article__content article-content com-content-article__body entry-content post-content journal-content-article b-maincontent c-news-detail edittor-content news-content newscontent detail_content content-detail content_detail item-page abody noidung noi-dung noidungtin",
	author:
		"author_mail detail-author singular-author author-name author_name article__author article-author the-article-author knc-author kbwc-author byline author tacgia tac-gia",
	date: "detail-time singular-time author-time article__time article-publish-time the-article-publish bread-crumb-detail__time publish-date pubdate pdate kbwcm-time entry-date published date-time datetime ngaydang ngay-dang time date",
	section: "breadcrumb-current category-name article-category cat-name",
} as const;

export type Part = keyof typeof selectors;

const ranks: ReadonlyMap<string, readonly (readonly [part: Part, rank: number])[]> = (() => {
	const map = new Map<string, (readonly [Part, number])[]>();
	for (const [part, list] of Object.entries(selectors) as (readonly [Part, string])[])
		list.split(" ").forEach((name, rank) => {
			map.set(name, [...(map.get(name) ?? []), [part, rank]]);
		});
	return map;
})();

/** The parts that a name may stand for, with its rank among the names of each. */
export function partsNamed(name: string): readonly (readonly [part: Part, rank: number])[] {
	return ranks.get(name) ?? none;
}

const none: readonly (readonly [Part, number])[] = [];
